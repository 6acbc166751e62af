// (module (func (result v128) i32.const 0 i8x16.splat)): valid only where SIMD is known.
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15,
  11
])

/** Does this browser have what capture stands on? All current ones do. */
export function isSupported(): boolean {
  return (
    typeof WebAssembly === 'object' &&
    WebAssembly.validate(SIMD_MODULE) &&
    typeof WebAssembly.compileStreaming === 'function' &&
    typeof OffscreenCanvas === 'function' &&
    ('MediaStreamTrackProcessor' in globalThis ||
      'requestVideoFrameCallback' in HTMLVideoElement.prototype)
  )
}
