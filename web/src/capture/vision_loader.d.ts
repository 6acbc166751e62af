/** MediaPipe's Emscripten loader; only its factory is used, and only to hand it on. */
declare module '@mediapipe/tasks-vision/vision_wasm_module_internal.js' {
  const createVision: (module?: object) => Promise<object>
  export default createVision
}
