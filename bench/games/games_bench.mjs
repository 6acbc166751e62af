// Where a hand is in a game, against where it is in the series: how far off, and how late. Then what
// a game costs the page.
import { readFileSync } from 'node:fs'

import { BODY_FLOATS, GameEngine } from '../../web/src/engine/game.ts'
import { percentile } from '../row.mjs'
import { gamePageRows } from './game_page.mjs'
import { madeHand, recordedHand } from './hand_series.mjs'

const MODULE = new URL('../../build/wasm/engine/liopep_game.wasm', import.meta.url)
const SHOULDERS = { left: 11, right: 12 }
const RIGHT = { elbow: 14, wrist: 16, pinky: 18, index: 20, thumb: 22 }
/** Frames until the player is measured and the filter has forgotten its start. */
const SETTLE_S = 1

/** A body that fits the hand: shoulders across the picture, the elbow under the wrist. */
function bodyOf({ pose }) {
  const body = new Float32Array(BODY_FLOATS)
  const put = (index, { x, y }) => body.set([x, y, 0, 0.99], 4 * index)
  put(0, { x: 0.5, y: 0.3 })
  put(SHOULDERS.left, { x: 0.9, y: 0.62 })
  put(SHOULDERS.right, { x: 0.1, y: 0.62 })
  put(RIGHT.elbow, { x: pose.wrist.x, y: Math.min(1, pose.wrist.y + 0.25) })
  put(RIGHT.wrist, pose.wrist)
  put(RIGHT.index, pose.index)
  put(RIGHT.pinky, pose.pinky)
  return body
}

/** Where the game has the hand in each frame, not mirrored. */
function follow(engine, series, withHands) {
  engine.start({ game: 'paint', seed: 1 })
  return series.frames.map((frame, i) => {
    const { right } = engine.step((i * 1000) / series.fps, {
      body: bodyOf(frame),
      hands: withHands ? [frame.hand] : [],
      aspect: series.aspect
    }).hands
    return { x: 1 - right.x, y: right.y }
  })
}

/** Larger of the two distances, in parts of the picture's width and height. */
const off = (a, b) => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))

/** The palm `late` frames before frame `i`; parts of frames lie between two. */
function palmBefore(frames, i, late) {
  const at = i - late
  const [a, b] = [frames[Math.floor(at)].palm, frames[Math.ceil(at)].palm]
  const part = at - Math.floor(at)
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}

/** The delay, in frames, at which the game's hand lies nearest to the palm. */
function lateness(series, places) {
  const first = Math.ceil(SETTLE_S * series.fps)
  let best = { late: 0, sum: Infinity }
  for (let late = 0; late <= 4; late += 0.05) {
    let sum = 0
    for (let i = Math.max(first, 5); i < places.length; i++) {
      const palm = palmBefore(series.frames, i, late)
      sum += (places[i].x - palm.x) ** 2 + (places[i].y - palm.y) ** 2
    }
    if (sum < best.sum) best = { late, sum }
  }
  return best.late
}

/** How far off the hand is in nineteen of twenty frames and at most, and how late. */
function judge(engine, series, withHands) {
  const places = follow(engine, series, withHands)
  const first = Math.ceil(SETTLE_S * series.fps)
  const offs = places.map((place, i) => off(place, series.frames[i].palm)).slice(first)
  return {
    p95: 100 * percentile(offs, 0.95),
    most: 100 * Math.max(...offs),
    late: lateness(series, places)
  }
}

const text = ({ most, late }) => `at most ${most.toFixed(2)} %, ${late.toFixed(2)} frames late`

function recordedRows(engine) {
  const clip = recordedHand()
  if (!clip) {
    console.error('Without ../shared/data/hands there is no recorded hand to follow.')
    return []
  }
  return [
    ['hand model', true],
    ['body model’s three points alone', false]
  ].map(([model, withHands]) => {
    const found = judge(engine, clip, withHands)
    return {
      name: `hand in a game against the recorded hand’s palm, 95 % of frames, ${model}`,
      value: found.p95,
      unit: '% of the picture',
      note: `${text(found)}; wanted: 2 %, one frame`
    }
  })
}

function madeRows(engine) {
  const rows = []
  for (const fps of [10, 15, 30, 60]) {
    const found = [0.3, 0.8, 1.5].map((hertz, i) =>
      judge(engine, madeHand({ fps, hertz, jitter: 0.004, seed: 5 + i }), false)
    )
    const worst = (of) => Math.max(...found.map(of))
    rows.push({
      name: `the same, made series, body model alone, ${fps} frames a second`,
      value: worst(({ p95 }) => p95),
      unit: '% of the picture',
      note: `synthetic, sweeps of 0.3 to 1.5 Hz, jitter 0.4 %; ${text({ most: worst(({ most }) => most), late: worst(({ late }) => late) })}`
    })
  }
  return rows
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const engine = await GameEngine.create(await WebAssembly.compile(readFileSync(MODULE)))
  return [...recordedRows(engine), ...madeRows(engine), ...(await gamePageRows())]
}
