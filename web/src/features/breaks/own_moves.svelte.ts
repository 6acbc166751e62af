import type { Exercise } from '../../engine/exercises'

/** A movement that was taught by showing it. Name and file never leave the device. */
export interface OwnMove {
  id: string
  name: string
  /** An exercise file, as the engine wrote it. */
  file: string
}

/** Where own moves are kept; nothing is written until the person keeps one (P4). */
const STORAGE_KEY = 'liopep.own-moves'
const LIMIT = 30
export const LONGEST_NAME = 40

function isOwnMove(value: unknown): value is OwnMove {
  const { id, name, file } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' && typeof file === 'string'
}

/** The own moves of this device, the latest first. */
class OwnMoves {
  all = $state.raw<readonly OwnMove[]>([])
  /** What was deleted last, until it is undone or something else happens. */
  deleted = $state.raw<OwnMove | null>(null)
  private deletedAt = 0

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.all = this.load()
  }

  get isFull(): boolean {
    return this.all.length >= LIMIT
  }

  find(id: string): OwnMove | undefined {
    return this.all.find((move) => move.id === id)
  }

  add(move: OwnMove): void {
    this.deleted = null
    this.store([move, ...this.all].slice(0, LIMIT))
  }

  delete(id: string): void {
    this.deletedAt = this.all.findIndex((move) => move.id === id)
    this.deleted = this.find(id) ?? null
    this.store(this.all.filter((move) => move.id !== id))
  }

  undoDelete(): void {
    if (this.deleted === null) return
    this.store(this.all.toSpliced(this.deletedAt, 0, this.deleted))
    this.deleted = null
  }

  private load(): OwnMove[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(STORAGE_KEY) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isOwnMove) : []
    } catch {
      return [] // what is there was not written by us
    }
  }

  private store(moves: readonly OwnMove[]): void {
    this.all = moves
    if (moves.length === 0) this.storage.removeItem(STORAGE_KEY)
    else this.storage.setItem(STORAGE_KEY, JSON.stringify(moves))
  }
}

export const ownMovesIn = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) =>
  new OwnMoves(storage)

export const ownMoves = new OwnMoves(globalThis.localStorage)

/** An own move as an exercise, to be counted like any other. */
export function exerciseFrom(move: Pick<OwnMove, 'name' | 'file'>): Exercise {
  const file = JSON.parse(move.file) as Exercise
  return { ...file, name: { en: move.name, sv: move.name }, text: move.file }
}
