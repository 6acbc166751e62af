import { VOICE_NUMBERS } from '../../engine/sound'
import { VOWELS_OF, type VowelSet } from '../../engine/sound_words'

/** Where it is kept; nothing is written until the person asks for it (P4). */
const STORAGE_KEY = 'liopep.own-voice'

type Voices = Partial<Record<VowelSet, Float32Array>>

const isVowelSet = (name: string): name is VowelSet => Object.hasOwn(VOWELS_OF, name)

function voiceOf(numbers: unknown): Float32Array | null {
  if (!Array.isArray(numbers) || numbers.length !== VOICE_NUMBERS) return null
  return numbers.every((value) => Number.isFinite(value)) ? new Float32Array(numbers) : null
}

/** What was stored, as far as it makes sense; whether it fits its model, the engine says. */
export function readVoices(text: string | null): Voices {
  const voices: Voices = {}
  try {
    const stored = JSON.parse(text ?? '{}') as Record<string, unknown> | null
    for (const [set, numbers] of Object.entries(stored ?? {})) {
      const voice = voiceOf(numbers)
      if (isVowelSet(set) && voice) voices[set] = voice
    }
  } catch {
    // Somebody else's text: as if nothing were there.
  }
  return voices
}

/**
 * How this person's vowels differ from anybody's: a few numbers by set of vowels, of which no sound
 * can be made, on this device alone (P4, P10).
 */
export class OwnVoices {
  /** The engine has changed since, and did not know what was kept. */
  isOutdated = $state(false)
  #voices = $state.raw<Voices>({})
  /** What was forgotten last, until it is undone or something else happens. */
  #forgotten = $state.raw<Voices | null>(null)

  constructor(readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#voices = readVoices(storage.getItem(STORAGE_KEY))
  }

  of(set: VowelSet): Float32Array | null {
    return this.#voices[set] ?? null
  }

  get canUndo(): boolean {
    return this.#forgotten !== null
  }

  keep(set: VowelSet, voice: Float32Array): void {
    this.isOutdated = false
    this.#store({ ...this.#voices, [set]: voice })
  }

  /** Of every set of vowels: to forget a voice is to forget all of it. */
  forget(): void {
    const forgotten = this.#voices
    this.#store({})
    this.#forgotten = forgotten
  }

  undoForget(): void {
    if (this.#forgotten !== null) this.#store(this.#forgotten)
  }

  /** The engine did not take it: it is of an older model. */
  dropOutdated(set: VowelSet): void {
    const { [set]: _, ...others } = this.#voices
    this.#store(others)
    this.isOutdated = true
  }

  #store(voices: Voices): void {
    this.#voices = voices
    this.#forgotten = null
    const lists = Object.entries(voices).map(([set, voice]) => [set, [...voice]])
    if (lists.length === 0) this.storage.removeItem(STORAGE_KEY)
    else this.storage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(lists)))
  }
}

let ofThisDevice: OwnVoices | null = null

/** Those that are kept in this browser. */
export const ownVoices = (): OwnVoices => (ofThisDevice ??= new OwnVoices(localStorage))
