# SPDX-FileCopyrightText: The Gatehouse authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Puts what package-lock.json pins into node_modules, unless exactly that is there already.
set(folder ${CMAKE_CURRENT_LIST_DIR})
set(stamp ${folder}/node_modules/.gatehouse-lock)
file(SHA256 ${folder}/package-lock.json wanted)
if(EXISTS ${stamp})
  file(READ ${stamp} present)
  if(present STREQUAL wanted)
    return()
  endif()
endif()
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${folder}
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "npm ci failed in ${folder}: the end-to-end tests need its packages.")
endif()
file(WRITE ${stamp} ${wanted})
