# SPDX-FileCopyrightText: The Gatehouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DOUT=FILE -DFOLDER=NAME -DTESTS=CLASS,… -P join.cmake
#
# Writes one program that is several tests: what they include is read once, and each stands in a namespace
# of its own, so that it may name things as the others do. The program is the test it is called by.
string(REPLACE "," ";" TESTS "${TESTS}")

set(includes "")
foreach(test IN LISTS TESTS)
  file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/${FOLDER}/${test}.cpp lines REGEX "^#include ")
  list(FILTER lines EXCLUDE REGEX "\\.moc\"")
  list(APPEND includes ${lines})
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "\n" includes)

set(namespaces "")
set(calls "")
foreach(test IN LISTS TESTS)
  string(APPEND namespaces "namespace joined::in_${test} {\n#include \"${FOLDER}/${test}.cpp\"\n}\n")
  string(REPLACE "tst_" "tst_${FOLDER}_" program ${test})
  string(APPEND calls "    if (called == \"${program}\")\n        return joined::in_${test}::main_of_test(argc, argv);\n")
endforeach()

file(WRITE ${OUT} "// Written by tests/join.cmake.
${includes}
#include <cstdio>
#include <string_view>

#define main main_of_test
${namespaces}#undef main

int main(int argc, char *argv[])
{
    std::string_view called = argv[0];
    called.remove_prefix(called.rfind('/') + 1);
${calls}    std::fprintf(stderr, \"Call this by the name of a test.\\n\");
    return 2;
}
")
