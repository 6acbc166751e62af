# clang-19 for wasm32-wasi with Debian's libc++ and wasi-libc (Debian's emscripten is too old).
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(LIOPEP_WASM ON)

set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_AR llvm-ar-19)
set(CMAKE_RANLIB llvm-ranlib-19)
set(CMAKE_C_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(machine "-msimd128 -mbulk-memory -mnontrapping-fptoint -msign-ext")
set(libc "-nostdlibinc -isystem /usr/include/wasm32-wasi")
set(libcxx "-nostdlibinc -isystem /usr/lib/llvm-19/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi")
set(CMAKE_C_FLAGS_INIT "${libc} ${machine}")
set(CMAKE_CXX_FLAGS_INIT "${libcxx} ${machine} -fno-exceptions -fno-rtti")
set(CMAKE_CXX_FLAGS_RELEASE_INIT "-O3")

# Tests run in Node through a small WASI runner. `./do` puts a new enough Node first on PATH.
find_program(LIOPEP_NODE node REQUIRED)
set(CMAKE_CROSSCOMPILING_EMULATOR
    "${LIOPEP_NODE};--no-warnings;${CMAKE_CURRENT_LIST_DIR}/../engine/wasm/wasi_run.mjs")
