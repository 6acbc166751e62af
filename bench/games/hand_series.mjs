// Series of hands with known palms: a recorded hand, and made ones.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CLIP = fileURLToPath(
  new URL('../../../shared/data/hands/asl_hand.full.json', import.meta.url)
)
const CLIP_SIZE = { width: 620, height: 1080, fps: 25 }

/**
 * @typedef {{x: number, y: number}} Point in parts of the picture, not mirrored
 * @typedef {object} Frame
 * @property {Point} palm where the middle of the palm is
 * @property {{wrist: Point, index: Point, pinky: Point}} pose what a body model sees of the hand
 * @property {Float32Array | null} hand 21 points of x, y, z, where a hand model ran
 * @typedef {{fps: number, aspect: number, frames: Frame[]}} Series
 */

const mean = (points) => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length
})

/** The recorded hand, or null where ../shared is missing. Its palm: wrist and the four knuckles. */
export function recordedHand() {
  if (!existsSync(CLIP)) return null
  const { width, height, fps } = CLIP_SIZE
  const frames = JSON.parse(readFileSync(CLIP, 'utf8')).map((points) => {
    const at = (i) => ({ x: points[i][0] / width, y: points[i][1] / height })
    return {
      palm: mean([0, 5, 9, 13, 17].map(at)),
      pose: { wrist: at(0), index: at(5), pinky: at(17) },
      hand: new Float32Array(points.flatMap(([x, y, z]) => [x / width, y / height, z / width]))
    }
  })
  return { fps, aspect: width / height, frames }
}

/** The same numbers on every run (mulberry32). */
function chance(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A hand that sweeps sideways and up and down, seen by a body model alone.
 * @param {{fps: number, hertz: number, jitter: number, seed: number}} how jitter: part of the picture
 * @returns {Series}
 */
export function madeHand({ fps, hertz, jitter, seed }) {
  const random = chance(seed)
  const noise = () => jitter * (random() + random() - 1)
  const aspect = 4 / 3
  const frames = Array.from({ length: Math.round(12 * fps) }, (_, i) => {
    const t = (2 * Math.PI * hertz * i) / fps
    const palm = { x: 0.5 - 0.16 * Math.sin(t), y: 0.5 + 0.2 * Math.sin(0.7 * t + 1) }
    const seen = (dx, dy) => ({ x: palm.x + dx + noise(), y: palm.y + dy + noise() })
    // The arm hangs upwards from its elbow; a palm is 0.8 of the way to the two outer knuckles.
    const length = 0.05
    const pose = {
      wrist: seen(0, 0.8 * length),
      index: seen(-0.012, -0.2 * length),
      pinky: seen(0.012, -0.2 * length)
    }
    return { palm, pose, hand: null }
  })
  return { fps, aspect, frames }
}
