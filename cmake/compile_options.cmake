# Options that every room is compiled with.
option(LIOPEP_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(LIOPEP_FUZZ "Build libFuzzer's programs, and nothing else" OFF)

add_compile_options(-Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wno-sign-conversion)

if(NOT LIOPEP_WASM)
  add_link_options(-fuse-ld=mold)
  # ccache can reuse precompiled headers only when they carry no time stamp.
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()

if(LIOPEP_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(LIOPEP_FUZZ)
  # A number too large for its integer is no crash by itself; while fuzzing it is.
  add_compile_options(-fsanitize=float-cast-overflow -fno-sanitize-recover=all)
endif()
