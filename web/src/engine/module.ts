import stepsUrl from '../../../build/wasm/engine/liopep_steps.wasm?url'
import url from '../../../build/wasm/engine/liopep_engine.wasm?url'
import soundUrl from '../../../build/wasm/engine/liopep_sound.wasm?url'

/**
 * Fetches and compiles the engine. For the page: a worker that may not fetch gets the module by
 * postMessage. Rejects when the file cannot be had.
 */
export async function loadEngineModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(url))
}

/** The same for the step counter, a module of its own: only who walks loads it. */
export async function loadStepsModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(stepsUrl))
}

/** The same for the module that hears; loaded only when a break uses the microphone. */
export async function loadSoundModule(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(soundUrl))
}
