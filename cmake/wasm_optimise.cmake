# Binaryen knows WebAssembly where LLVM knows registers: it makes each module 4 % smaller, as brotli,
# with the same bits as results. The tests are put through it as well.
find_program(LIOPEP_WASM_OPT wasm-opt REQUIRED)
function(liopep_optimise_wasm target)
  add_custom_command(
    TARGET ${target} POST_BUILD
    COMMAND ${LIOPEP_WASM_OPT} --enable-simd --enable-bulk-memory --enable-nontrapping-float-to-int
            --enable-sign-ext --enable-mutable-globals -O3 --strip-target-features
            $<TARGET_FILE:${target}> -o $<TARGET_FILE:${target}>)
endfunction()
