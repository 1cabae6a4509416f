# SPDX-FileCopyrightText: The Gatehouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the programs write about themselves: pages of the manual and completions, at build time and from
# the tables that --help and the command line are made of.
include(GNUInstallDirs)

set(manuals ${CMAKE_BINARY_DIR}/manuals)
file(MAKE_DIRECTORY ${manuals})

# gatehouse_manual(<file> <folder to install to> <program> <arguments>...)
function(gatehouse_manual file folder program)
  add_custom_command(OUTPUT ${manuals}/${file} DEPENDS ${program}
    COMMAND ${program} ${ARGN} > ${manuals}/${file} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY gatehouse_manuals ${manuals}/${file})
  install(FILES ${manuals}/${file} DESTINATION ${folder} COMPONENT server)
endfunction()

gatehouse_manual(gatehousectl.1 ${CMAKE_INSTALL_MANDIR}/man1 gatehousectl manual)
gatehouse_manual(gatehoused.8 ${CMAKE_INSTALL_MANDIR}/man8 gatehoused --manual)
gatehouse_manual(gatehousectl ${CMAKE_INSTALL_DATADIR}/bash-completion/completions gatehousectl completion bash)
gatehouse_manual(_gatehousectl ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions gatehousectl completion zsh)
gatehouse_manual(gatehousectl.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d gatehousectl completion fish)

get_property(files GLOBAL PROPERTY gatehouse_manuals)
add_custom_target(gatehouse_manuals ALL DEPENDS ${files})
