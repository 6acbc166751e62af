import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BODY_FLOATS, GAME_IDS, GameEngine } from './game'
import { replayAll, type PlayRecording, type Replayed } from './game_fingerprint'
import { gameOf, games } from './games'
import { builtModule } from './performance_for_test'

const ROOT = new URL('../../../', import.meta.url)

interface Known {
  seed: number
  games: Record<string, Replayed>
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'))

const module = builtModule('game')

describe('the games of the engine module', () => {
  it('play a recording to the same score and the same bits as everywhere else', async () => {
    const recording = read('engine/recordings/star-reach.json') as PlayRecording
    const known = read('engine/recordings/star-reach.games.json') as Known

    expect(await replayAll(module, known.seed, recording)).toEqual(known.games)
  })

  it('are another game with another seed', async () => {
    const recording = read('engine/recordings/star-reach.json') as PlayRecording
    const { seed, games: known } = read('engine/recordings/star-reach.games.json') as Known

    const other = await replayAll(module, seed + 1, recording)

    expect(other.catch!.fingerprint).not.toBe(known.catch!.fingerprint)
  })

  it('refuse lists of landmarks of the wrong length', async () => {
    const engine = await GameEngine.create(module)
    engine.start({ game: 'catch', seed: 1 })
    const short = { body: new Float32Array(BODY_FLOATS - 1), aspect: 1 }
    const hand = { body: null, hands: [new Float32Array(5)], aspect: 1 }

    expect(() => engine.step(0, short)).toThrow(RangeError)
    expect(() => engine.step(0, hand)).toThrow(RangeError)
  })
})

describe('the files of the games', () => {
  it('are there for each game, in both languages', () => {
    expect(games.map(({ id }) => id)).toEqual(GAME_IDS)
    for (const { name, summary, cues } of games) {
      for (const text of [name, summary, cues.ready, cues.view]) {
        expect([text.en, text.sv].every((words) => words.length > 0)).toBe(true)
      }
    }
    expect(gameOf('chess')).toBeUndefined()
  })
})
