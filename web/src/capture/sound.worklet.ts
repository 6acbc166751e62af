/**
 * The microphone's end of the way (P10): a block of sound is read by the engine and overwritten by
 * the next; numbers go out. A worklet has no network.
 */
import {
  eventCountOf,
  eventsOf,
  SoundEngine,
  soundReportOf,
  type SoundEvent
} from '../engine/sound'

declare const sampleRate: number
declare function registerProcessor(name: string, processor: unknown): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** About thirty reports a second; what happened in between is in the next one. */
const REPORTS_HZ = 30

class SoundProcessor extends AudioWorkletProcessor {
  readonly #engine: SoundEngine
  readonly #blocksPerReport = Math.max(1, Math.round(sampleRate / 128 / REPORTS_HZ))
  #blocks = 0
  #events: SoundEvent[] = []

  constructor({ processorOptions }: { processorOptions: { module: WebAssembly.Module } }) {
    super()
    this.#engine = new SoundEngine(processorOptions.module, sampleRate)
  }

  process([input]: Float32Array[][]): boolean {
    const block = input?.[0]
    if (!block) return true // nothing is connected yet
    const view = this.#engine.step(block)
    if (eventCountOf(view) > 0) this.#events.push(...eventsOf(view))
    this.#blocks += 1
    if (this.#blocks % this.#blocksPerReport === 0) {
      this.port.postMessage(soundReportOf(view, this.#events))
      this.#events = []
    }
    return true
  }
}

registerProcessor('liopep-sound', SoundProcessor)
