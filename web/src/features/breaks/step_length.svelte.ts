/** Where it is remembered; nothing is written until the person types it (P4). */
const STORAGE_KEY = 'liopep.step_length'

/** What the person told this device about their steps. It is never sent. */
export type StepLengthSource =
  { kind: 'unknown' } | { kind: 'height'; height_cm: number } | { kind: 'measured'; metres: number }

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

/** What was stored, if it still makes sense. */
export function readStepLength(text: string | null): StepLengthSource {
  try {
    const stored = JSON.parse(text ?? 'null') as { height_cm?: unknown; metres?: unknown } | null
    if (within(stored?.metres, 0.2, 1.5)) return { kind: 'measured', metres: stored.metres }
    if (within(stored?.height_cm, 100, 230)) {
      return { kind: 'height', height_cm: stored.height_cm }
    }
  } catch {
    // Somebody else's text: as if nothing were there.
  }
  return { kind: 'unknown' }
}

/** The length of a step, kept on this device alone (P4). */
export class StepLength {
  source = $state.raw<StepLengthSource>({ kind: 'unknown' })

  constructor(readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.source = readStepLength(storage.getItem(STORAGE_KEY))
  }

  setHeight(height_cm: number | null): void {
    if (height_cm === null) return this.forget()
    if (within(height_cm, 100, 230)) this.#keep({ kind: 'height', height_cm })
  }

  setMeasured(metres: number): void {
    if (within(metres, 0.2, 1.5)) this.#keep({ kind: 'measured', metres })
  }

  forget(): void {
    this.source = { kind: 'unknown' }
    this.storage.removeItem(STORAGE_KEY)
  }

  #keep(source: StepLengthSource): void {
    this.source = source
    this.storage.setItem(STORAGE_KEY, JSON.stringify(source))
  }
}
