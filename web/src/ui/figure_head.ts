import { ofStature } from './figure_box'
import { at, depth, type Body, type Part, type Shape } from './figure_part'
import { bow, circle, limb, minus, mix, plus, type Point } from './shapes'

const NOSE = 0
const EYES = [2, 5] as const
const EARS = [7, 8] as const
const MOUTH = [9, 10] as const
const SHOULDERS = [11, 12] as const

const HEAD = 0.066
/** True lengths of the landmarks' head, as parts of the stature. */
const EARS_TO_NOSE = 0.072
const MOUTH_TO_EYES = 0.044

/** Neck, hair in a bun, and a face that looks where the head is turned. */
export function drawHead(body: Body): Part {
  const r = (part: number) => ofStature(part, body.box)
  const middle = (pair: readonly [number, number]) => mix(at(body, pair[0]), at(body, pair[1]), 0.5)
  const ears = middle(EARS)
  const ears_z = (depth(body, EARS[0]) + depth(body, EARS[1])) / 2
  const ahead = scaled(minus(at(body, NOSE), ears), 1 / r(EARS_TO_NOSE))
  const up = scaled(minus(middle(EYES), middle(MOUTH)), 1 / r(MOUTH_TO_EYES))
  const head = plus(plus(ears, up, r(0.008)), ahead, r(0.006))
  const looksAway = depth(body, NOSE) > ears_z + 0.02
  const bun = circle(plus(plus(head, ahead, r(-0.058)), up, r(0.05)), r(0.03))
  const hair: Shape = { stuff: 'hair', d: circle(head, r(HEAD)) }
  const face = faceOf(body, head, ahead, up)
  const neck: Shape = { stuff: 'skin', d: limb(middle(SHOULDERS), r(0.03), ears, r(0.024)) }
  return {
    z: (ears_z + (depth(body, SHOULDERS[0]) + depth(body, SHOULDERS[1])) / 2) / 2 - 0.001,
    far: false,
    shapes: looksAway
      ? [neck, ...face, hair, { stuff: 'hair', d: bun }]
      : [{ stuff: 'hair', d: bun }, neck, hair, ...face]
  }
}

const scaled = (vector: Point, k: number): Point => [vector[0] * k, vector[1] * k]

function faceOf(body: Body, head: Point, ahead: Point, up: Point): Shape[] {
  const r = (part: number) => ofStature(part, body.box)
  const centre = plus(plus(head, ahead, r(0.019)), up, r(-0.014))
  const ears_z = (depth(body, EARS[0]) + depth(body, EARS[1])) / 2
  const seen = (index: number) => depth(body, index) < ears_z + 0.004
  const shapes: Shape[] = [
    { stuff: 'skin', d: `${circle(centre, r(0.053))} ${circle(at(body, NOSE), r(0.012))}` }
  ]
  for (const ear of EARS) {
    if (depth(body, ear) < ears_z + 0.012) {
      shapes.push({ stuff: 'skin', d: circle(plus(at(body, ear), up, r(-0.012)), r(0.013)) })
    }
  }
  for (const eye of EYES) {
    if (seen(eye)) shapes.push({ stuff: 'face', d: circle(at(body, eye), r(0.0075)) })
  }
  if (MOUTH.every(seen)) {
    const [left, right] = [at(body, MOUTH[0]), at(body, MOUTH[1])]
    const over = plus(mix(left, right, 0.5), up, r(-0.014))
    shapes.push({ stuff: 'face', d: bow(left, over, right), drawn: true })
  }
  return shapes
}
