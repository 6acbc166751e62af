import engineUrl from '../../../build/wasm/engine/liopep_engine.wasm?url'
import gameUrl from '../../../build/wasm/engine/liopep_game.wasm?url'
import recognitionUrl from '../../../build/wasm/engine/liopep_recognition.wasm?url'
import soundUrl from '../../../build/wasm/engine/liopep_sound.wasm?url'
import stepsUrl from '../../../build/wasm/engine/liopep_steps.wasm?url'

const modules = new Map<string, Promise<WebAssembly.Module>>()

/** Fetched and compiled once; after a failure the next one that asks tries again. */
function load(url: string): Promise<WebAssembly.Module> {
  const known = modules.get(url)
  if (known) return known
  const module = WebAssembly.compileStreaming(fetch(url))
  modules.set(url, module)
  module.catch(() => modules.delete(url))
  return module
}

/**
 * Fetches and compiles what counts an exercise, shows it, and knows its energy. For the page: a
 * worker that may not fetch gets the module by postMessage. Rejects when the file cannot be had.
 */
export const loadEngineModule = (): Promise<WebAssembly.Module> => load(engineUrl)

/** The same for what recognises, learns and counts movements that nobody chose. */
export const loadRecognitionModule = (): Promise<WebAssembly.Module> => load(recognitionUrl)

/** The same for the games. */
export const loadGameModule = (): Promise<WebAssembly.Module> => load(gameUrl)

/** The same for the step counter: only who walks loads it. */
export const loadStepsModule = (): Promise<WebAssembly.Module> => load(stepsUrl)

/** The same for the module that hears; loaded only when a break uses the microphone. */
export const loadSoundModule = (): Promise<WebAssembly.Module> => load(soundUrl)
