/** One soft tone. */
export interface Tone {
  pitch_hz: number
  length_s: number
  /** 0..1 of the quiet most that a game may make. */
  loudness: number
  after_s?: number
  shape?: 'sine' | 'triangle'
  /** Resonances that make a voice of it; none: the tone as it is. */
  formants_hz?: readonly number[]
}

/** The most of full volume: an office should not turn around. */
const MOST = 0.16
const ATTACK_S = 0.008
/** How narrow a resonance is, and how much of the sound is lost to it. */
const RESONANCE = 9
const RESONANCE_GAIN = 4

/**
 * Makes tones with oscillators. Sound goes out only: there is no way from here to a microphone
 * (P10), which is why this file alone outside `capture` may name the browser's audio.
 */
export class Tones {
  #context: AudioContext | null = null

  /** Opens the sound output, or wakes it up; silent where the browser has none. */
  wake(): void {
    try {
      this.#context ??= new AudioContext()
      void this.#context.resume()
    } catch {
      this.#context = null
    }
  }

  play(tone: Tone): void {
    const { pitch_hz, length_s, loudness, after_s = 0, shape = 'sine', formants_hz = [] } = tone
    const context = this.#context
    if (context?.state !== 'running') return
    const start_s = context.currentTime + Math.max(0, after_s)
    const oscillator = context.createOscillator()
    const volume = context.createGain()
    oscillator.type = formants_hz.length > 0 ? 'sawtooth' : shape
    oscillator.frequency.value = pitch_hz
    volume.gain.setValueAtTime(0, start_s)
    volume.gain.linearRampToValueAtTime(MOST * loudness, start_s + ATTACK_S)
    volume.gain.exponentialRampToValueAtTime(0.0001, start_s + length_s)
    if (formants_hz.length === 0) oscillator.connect(volume)
    for (const formant_hz of formants_hz) {
      const resonance = context.createBiquadFilter()
      const gain = context.createGain()
      resonance.type = 'bandpass'
      resonance.frequency.value = formant_hz
      resonance.Q.value = RESONANCE
      gain.gain.value = RESONANCE_GAIN / formants_hz.length
      oscillator.connect(resonance).connect(gain).connect(volume)
    }
    volume.connect(context.destination)
    oscillator.start(start_s)
    oscillator.stop(start_s + length_s)
  }
}
