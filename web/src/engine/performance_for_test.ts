import { readFileSync } from 'node:fs'
import { Demonstrator } from './demonstrator'
import { exerciseOf } from './exercises'

const BUILT = new URL('../../../build/wasm/engine/', import.meta.url)

/** A module as the build left it, compiled. */
export function builtModule(part: 'engine' | 'game' | 'recognition' | 'steps'): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL(`liopep_${part}.wasm`, BUILT)))
}

/** Between two frames of `performed`. */
export const FRAME_MS = 50

/** The demonstrator of an exercise, over and over, between `rest_frames` frames of rest. */
export async function performed(
  exercise: string,
  repetitions: number,
  rest_frames = 0
): Promise<Float32Array[]> {
  const demonstrator = await Demonstrator.create(builtModule('engine'))
  const { frames } = demonstrator.demonstrate(exerciseOf(exercise)!.text)
  const rest = Array.from({ length: rest_frames }, () => frames[0]!)
  return [...rest, ...Array.from({ length: repetitions }, () => frames).flat(), ...rest]
}
