import type { Met } from './energy'
import type { BodyArea, Position, Sound, Suits, Texts } from './exercises'
import { GAME_IDS, type GameId } from './game'
import type { BodyPart } from './report'

/** One file of content/games, as far as the page uses it. */
export interface Game {
  id: GameId
  name: Texts
  /** One inviting line. */
  summary: Texts
  instructions: Texts
  /** Said before the first thing happens, and while the player is not in view. */
  cues: { ready: Texts; view: Texts }
  /** Of the nearest activity: games have no code of their own. */
  met: Met
  positions: Position[]
  sound: Sound
  body: BodyArea[]
  suits: Suits[]
  /** What must be in view. */
  needs: BodyPart[]
}

const files = import.meta.glob<string>('../../../content/games/*.json', {
  query: '?raw',
  import: 'default',
  eager: true
})

// The engine's tests have read every file and checked all fields.
const read = Object.values(files).map((text) => JSON.parse(text) as Game)

/** Every game there is, in the engine's order. */
export const games: readonly Game[] = GAME_IDS.flatMap((id) =>
  read.filter((game) => game.id === id)
)

/** The game with this id; undefined when there is none. */
export function gameOf(id: string): Game | undefined {
  return games.find((game) => game.id === id)
}
