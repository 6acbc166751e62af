/**
 * The microphone's end of the way (P10): a block of sound is read by the engine and overwritten by
 * the next; numbers go out. A worklet has no network.
 */
import {
  eventCountOf,
  eventsOf,
  expectedOf,
  SoundEngine,
  soundReportOf,
  type SoundEvent
} from '../engine/sound'
import type { SoundOrder, SoundStart } from './sound_order'

declare const sampleRate: number
declare function registerProcessor(name: string, processor: unknown): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** About thirty reports a second; what happened in between is in the next one. */
const REPORTS_HZ = 30

class SoundProcessor extends AudioWorkletProcessor {
  readonly #engine: SoundEngine
  readonly #hasCall: boolean
  readonly #blocksPerReport = Math.max(1, Math.round(sampleRate / 128 / REPORTS_HZ))
  #blocks = 0
  #events: SoundEvent[] = []
  #knowsVoice = false
  #isLearning = false

  constructor({ processorOptions }: { processorOptions: SoundStart }) {
    super()
    const { module, vowels, asked, voice, call } = processorOptions
    this.#engine = new SoundEngine(module, sampleRate, vowels)
    this.#engine.askFor(asked)
    this.#knowsVoice = voice !== null && this.#engine.know(voice)
    this.#hasCall = call !== null
    if (call) this.#engine.startCall(call.rules, call.seed)
    this.port.onmessage = ({ data }: MessageEvent<SoundOrder>) => this.#obey(data)
  }

  #obey(order: SoundOrder): void {
    switch (order.kind) {
      case 'learn':
        this.#engine.expect(order.vowels, order.least_ms)
        this.#isLearning = true
        return
      case 'forget':
        this.#engine.forget()
        this.#knowsVoice = this.#isLearning = false
        return
      case 'call_played':
        this.#engine.callPlayed()
    }
  }

  process([input]: Float32Array[][]): boolean {
    const block = input?.[0]
    if (!block) return true // nothing is connected yet
    const view = this.#engine.step(block)
    if (eventCountOf(view) > 0) this.#events.push(...eventsOf(view))
    this.#blocks += 1
    if (this.#blocks % this.#blocksPerReport === 0) this.#report(view)
    return true
  }

  #report(view: DataView): void {
    this.port.postMessage(
      soundReportOf(view, {
        voice: this.#learned(view),
        knows_voice: this.#knowsVoice,
        call: this.#hasCall ? this.#engine.call() : null,
        events: this.#events
      })
    )
    this.#events = []
  }

  /** What was learned, once the last vowel was heard. */
  #learned(view: DataView): Float32Array | null {
    if (!this.#isLearning || expectedOf(view) > 0) return null
    this.#isLearning = false
    const voice = this.#engine.learned()
    // Put back at once: that fails where no vowel was learned at all.
    this.#knowsVoice = this.#engine.know(voice)
    return this.#knowsVoice ? voice : null
  }
}

registerProcessor('liopep-sound', SoundProcessor)
