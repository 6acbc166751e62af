import { GAME_IDS, type Arms, type GameId } from '../../../engine/game'

/** The lengths that are offered. */
export const GAME_LENGTHS_MS = [60_000, 120_000] as const

const perGame = <T>(value: T) =>
  Object.fromEntries(GAME_IDS.map((id) => [id, value])) as Record<GameId, T>

/**
 * How a person likes to play, and the best they did, until the page is closed or loaded anew:
 * nothing of it is stored (P4).
 */
class GameChoice {
  length_ms = $state<number>(GAME_LENGTHS_MS[1])
  arms = $state<Arms>('both')
  /** Where each game begins; it then follows the player. */
  levels = $state(perGame(1))
  #best = $state(perGame(0))

  bestOf(game: GameId): number {
    return this.#best[game]
  }

  /** Takes a finished game in; returns the best before it. */
  finished(game: GameId, score: number): number {
    const before = this.#best[game]
    this.#best[game] = Math.max(before, score)
    return before
  }
}

export const gameChoice = new GameChoice()
