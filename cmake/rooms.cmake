# A room is one folder, one target, and a list of the rooms it may include.
#
#   liopep_room(server_net DIR server/net DEPENDS server_base LINK OpenSSL::SSL)
#
# takes every *.cc in the folder (not *_test.cc) as the library and every *_test.cc as
# the program <room>_test; with PROGRAM name, main.cc becomes that program, which the tests
# find at LIOPEP_PROGRAM. Configuring fails when a file includes a room that is not in
# DEPENDS: the dependency rule of ARCHITECTURE.md.

function(liopep_room name)
  cmake_parse_arguments(ROOM "" "DIR;PROGRAM" "DEPENDS;LINK;TEST_LINK" ${ARGN})
  set(dir ${PROJECT_SOURCE_DIR}/${ROOM_DIR})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/*.cc)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${dir}/*.h)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  if(ROOM_PROGRAM)
    list(REMOVE_ITEM sources ${dir}/main.cc)
  endif()

  set_property(GLOBAL PROPERTY LIOPEP_ROOM_DIR_${name} ${ROOM_DIR})
  liopep_check_walls(${name} "${ROOM_DEPENDS}" "${sources};${headers};${tests}")

  if(sources)
    add_library(${name} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} ${scope} ${ROOM_DEPENDS} ${ROOM_LINK})

  if(ROOM_PROGRAM)
    add_executable(${ROOM_PROGRAM} ${dir}/main.cc)
    target_link_libraries(${ROOM_PROGRAM} PRIVATE ${name})
    set_target_properties(${ROOM_PROGRAM} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${ROOM_DIR})
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${ROOM_TEST_LINK} GTest::gmock GTest::gtest_main)
    if(ROOM_PROGRAM)
      add_dependencies(${name}_test ${ROOM_PROGRAM})
      target_compile_definitions(${name}_test PRIVATE LIOPEP_PROGRAM="$<TARGET_FILE:${ROOM_PROGRAM}>")
    endif()
    gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}/"
                         WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} PROPERTIES TIMEOUT 120)
  endif()
endfunction()

# Fails the configure step when one of `files` includes a server room outside `depends`.
function(liopep_check_walls name depends files)
  get_property(own GLOBAL PROPERTY LIOPEP_ROOM_DIR_${name})
  set(allowed ${own})
  foreach(room IN LISTS depends)
    get_property(room_dir GLOBAL PROPERTY LIOPEP_ROOM_DIR_${room})
    list(APPEND allowed ${room_dir})
  endforeach()
  foreach(file IN LISTS files)
    if(NOT file)
      continue()
    endif()
    file(STRINGS ${file} includes REGEX "^#include \"(server|engine)/")
    foreach(line IN LISTS includes)
      string(REGEX MATCH "\"((server|engine)/[a-z_]+)" _ "${line}")
      if(NOT CMAKE_MATCH_1 IN_LIST allowed)
        message(FATAL_ERROR "Room wall: ${file} includes ${CMAKE_MATCH_1}, but ${name} may only "
                            "include: ${allowed}. See ARCHITECTURE.md, 'Who may include whom'.")
      endif()
    endforeach()
  endforeach()
endfunction()
