import type { PictureProblem } from './pose_protocol'

/** Size of the thumbnail that brightness is read from. */
export const THUMBNAIL = { width: 32, height: 24 } as const

/** What brightness says of one picture; luma 0..255. */
export interface Brightness {
  mean_luma: number
  /** Mean absolute difference between neighbours: how much there is to see. */
  detail: number
}

// A lens behind a finger, a lid or a sheet leaves a smooth surface, at any brightness: neighbouring
// cells differ by less than a hundredth of it, and the camera's noise. A room differs by 5 and more.
const FLAT_DETAIL = 0.3
const FLAT_DETAIL_PER_LUMA = 0.01
// Below this a person in dark clothes melts into the room: 8-bit video keeps too few steps.
const DARK_MEAN_LUMA = 28

/** Luma by ITU-R BT.601 of the pixel at `i` in RGBA bytes. */
const luma = (rgba: Uint8ClampedArray, i: number) =>
  0.299 * rgba[i]! + 0.587 * rgba[i + 1]! + 0.114 * rgba[i + 2]!

/** @param rgba a thumbnail of `THUMBNAIL` size, four bytes a pixel */
export function brightnessOf(rgba: Uint8ClampedArray): Brightness {
  const { width, height } = THUMBNAIL
  let sum = 0
  let differences = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const here = luma(rgba, 4 * (y * width + x))
      sum += here
      if (x > 0) differences += Math.abs(here - luma(rgba, 4 * (y * width + x - 1)))
      if (y > 0) differences += Math.abs(here - luma(rgba, 4 * ((y - 1) * width + x)))
    }
  }
  const pairs = (width - 1) * height + width * (height - 1)
  return { mean_luma: sum / (width * height), detail: differences / pairs }
}

/** The problem that one picture shows. */
export function pictureProblem({ mean_luma, detail }: Brightness): PictureProblem {
  if (detail < FLAT_DETAIL + FLAT_DETAIL_PER_LUMA * mean_luma) return 'covered'
  return mean_luma < DARK_MEAN_LUMA ? 'dark' : null
}

/**
 * Says `covered` or `dark` only when it lasts and nobody is seen: a person who is found is not
 * hidden, whatever the light, and a hand that passes the lens is not worth a word.
 */
export class PictureWatch {
  static readonly PATIENCE_MS = 1500
  #suspect: PictureProblem = null
  #since_ms = 0
  told: PictureProblem = null

  /** Takes the newest picture's brightness; returns what holds now. */
  note(t_ms: number, brightness: Brightness, personSeen: boolean): PictureProblem {
    const problem = personSeen ? null : pictureProblem(brightness)
    if (problem !== this.#suspect) {
      this.#suspect = problem
      this.#since_ms = t_ms
    }
    if (problem === null || t_ms - this.#since_ms >= PictureWatch.PATIENCE_MS) this.told = problem
    return this.told
  }
}
