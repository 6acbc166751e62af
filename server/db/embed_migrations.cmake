# Writes a C++ file that holds every migrations/NNNN_name.sql as text:
#   cmake -DFOLDER=... -DOUTPUT=... -P embed_migrations.cmake
file(GLOB files ${FOLDER}/*.sql)
list(SORT files)

set(entries "")
set(last_number 0)
foreach(file IN LISTS files)
  get_filename_component(stem ${file} NAME_WE)
  if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_name.sql")
  endif()
  set(number_text ${CMAKE_MATCH_1})
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${number_text})
  math(EXPR expected "${last_number} + 1")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${file}: the next migration has number ${expected}")
  endif()
  set(last_number ${number})
  file(READ ${file} sql)
  string(APPEND entries "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Made by embed_migrations.cmake.
#include <array>

#include \"server/db/migration.h\"

namespace liopep::db {
namespace {
constexpr auto embedded = std::to_array<Migration>({
${entries}});
}  // namespace

std::span<const Migration> all_migrations() { return embedded; }

}  // namespace liopep::db
")
