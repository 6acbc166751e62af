import { ofStature, STATURE } from './figure_box'
import { at, depth, type Body, type Part, type Side } from './figure_part'
import { circle, limb, minus, mix, patch, plus, type Point } from './shapes'

const SHOULDER = 11
const ELBOW = 13
const WRIST = 15
const PINKY = 17
const INDEX = 19
const THUMB = 21
const HIP = 23
const KNEE = 25
const ANKLE = 27
const HEEL = 29
const TOES = 31

/** A side counts as the far one when it is this much deeper than the other. */
const TURNED_AWAY = 0.05 * STATURE
const ARM_BEFORE = 0.02
const LEG_BEHIND = 0.012

const isFar = (body: Body, joint: number, side: Side): boolean =>
  depth(body, joint + side) - depth(body, joint + 1 - side) > TURNED_AWAY

/** Pelvis and shirt. */
export function drawTorso(body: Body): Part[] {
  const r = (part: number) => ofStature(part, body.box)
  const joints = [at(body, SHOULDER), at(body, SHOULDER + 1)] as const
  // The sleeves round the shoulders off.
  const shoulders = [mix(joints[0], joints[1], 0.07), mix(joints[1], joints[0], 0.07)] as const
  const hips = [at(body, HIP), at(body, HIP + 1)] as const
  const waist = [mix(shoulders[0], hips[0], 0.84), mix(shoulders[1], hips[1], 0.84)] as const
  const between = (
    a: readonly [Point, Point],
    ra: number,
    b: readonly [Point, Point],
    rb: number
  ) =>
    [
      patch(a[0], a[1], b[1], b[0]),
      limb(a[0], ra, a[1], ra),
      limb(b[0], rb, b[1], rb),
      limb(a[0], ra, b[0], rb),
      limb(a[1], ra, b[1], rb)
    ].join(' ')
  const z =
    (depth(body, SHOULDER) + depth(body, SHOULDER + 1) + depth(body, HIP) + depth(body, HIP + 1)) /
    4
  return [
    {
      z: z + 0.001,
      far: false,
      shapes: [{ stuff: 'trousers', d: between(waist, r(0.04), hips, r(0.05)) }]
    },
    {
      z,
      far: false,
      shapes: [{ stuff: 'shirt', d: between(shoulders, r(0.034), waist, r(0.042)) }]
    }
  ]
}

export function drawLeg(body: Body, side: Side): Part {
  const r = (part: number) => ofStature(part, body.box)
  const [hip, knee, ankle] = [at(body, HIP + side), at(body, KNEE + side), at(body, ANKLE + side)]
  const [heel, toes] = [at(body, HEEL + side), at(body, TOES + side)]
  const lifted = (point: Point): Point => mix(point, ankle, 0.3)
  return {
    z: (depth(body, HIP + side) + depth(body, KNEE + side)) / 2 + LEG_BEHIND,
    far: isFar(body, HIP, side),
    shapes: [
      {
        stuff: 'shoe',
        d: `${limb(lifted(heel), r(0.021), lifted(toes), r(0.017))} ${limb(lifted(heel), r(0.021), ankle, r(0.02))}`
      },
      { stuff: 'skin', d: limb(knee, r(0.026), ankle, r(0.018)) },
      {
        stuff: 'trousers',
        d: `${limb(hip, r(0.051), knee, r(0.036))} ${limb(knee, r(0.036), mix(knee, ankle, 0.74), r(0.028))}`
      }
    ]
  }
}

export function drawArm(body: Body, side: Side): Part {
  const r = (part: number) => ofStature(part, body.box)
  const [shoulder, elbow, wrist] = [
    at(body, SHOULDER + side),
    at(body, ELBOW + side),
    at(body, WRIST + side)
  ]
  const z = (index: number) => depth(body, index + side)
  return {
    z: 0.3 * z(SHOULDER) + 0.35 * z(ELBOW) + 0.35 * z(WRIST) - ARM_BEFORE,
    far: isFar(body, SHOULDER, side),
    shapes: [
      {
        stuff: 'skin',
        d: [
          limb(shoulder, r(0.026), elbow, r(0.022)),
          limb(elbow, r(0.022), wrist, r(0.0165)),
          handOf(body, side)
        ].join(' ')
      },
      { stuff: 'shirt', d: limb(shoulder, r(0.034), mix(shoulder, elbow, 0.58), r(0.03)) }
    ]
  }
}

/** Palm, fingers and thumb; the landmarks end at the knuckles. */
function handOf(body: Body, side: Side): string {
  const r = (part: number) => ofStature(part, body.box)
  const wrist = at(body, WRIST + side)
  const [pinky, index] = [at(body, PINKY + side), at(body, INDEX + side)]
  const thumb = at(body, THUMB + side)
  const fingers = (knuckle: Point, length: number): Point =>
    plus(knuckle, minus(knuckle, wrist), length)
  return [
    limb(wrist, r(0.0165), index, r(0.014)),
    limb(wrist, r(0.0165), pinky, r(0.014)),
    limb(index, r(0.014), fingers(index, 0.75), r(0.0095)),
    limb(pinky, r(0.014), fingers(pinky, 0.6), r(0.0095)),
    patch(wrist, index, fingers(index, 0.75), fingers(pinky, 0.6)),
    limb(wrist, r(0.014), thumb, r(0.0105)),
    circle(fingers(thumb, 0.25), r(0.0095))
  ].join(' ')
}
