/** One soft tone. */
export interface Tone {
  pitch_hz: number
  length_s: number
  /** 0..1 of the quiet most that a game may make. */
  loudness: number
  after_s?: number
  shape?: 'sine' | 'triangle'
}

/** The most of full volume: an office should not turn around. */
const MOST = 0.16
const ATTACK_S = 0.008

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

  play({ pitch_hz, length_s, loudness, after_s = 0, shape = 'sine' }: Tone): void {
    const context = this.#context
    if (context?.state !== 'running') return
    const start_s = context.currentTime + Math.max(0, after_s)
    const oscillator = context.createOscillator()
    const volume = context.createGain()
    oscillator.type = shape
    oscillator.frequency.value = pitch_hz
    volume.gain.setValueAtTime(0, start_s)
    volume.gain.linearRampToValueAtTime(MOST * loudness, start_s + ATTACK_S)
    volume.gain.exponentialRampToValueAtTime(0.0001, start_s + length_s)
    oscillator.connect(volume).connect(context.destination)
    oscillator.start(start_s)
    oscillator.stop(start_s + length_s)
  }
}
