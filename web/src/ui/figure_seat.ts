import { ofStature, placed, type Box } from './figure_box'
import type { Seat } from './demonstration'
import type { Part, Shape } from './figure_part'
import { line, limb, mix, polygon, ring, type Point } from './shapes'

/** What stands behind and what before the person. */
export interface DrawnSeat {
  behind: Part[]
  before: Part[]
}

const part = (shapes: Shape[], far = false): Part => ({ shapes, z: 0, far })

export function floorLine(seat: Seat, box: Box): string {
  const [, y] = placed([0, seat.floor_y], box)
  return line([
    [10, y + ofStature(0.012, box)],
    [90, y + ofStature(0.012, box)]
  ])
}

export function drawSeat(seat: Seat, box: Box): DrawnSeat {
  const corners = seat.corners.map((point) => placed(point, box))
  if (seat.kind === 'none') return { behind: [], before: [] }
  if (seat.kind === 'floor') {
    const [left, right] = ends(corners)
    const r = ofStature(0.012, box)
    return { behind: [part([{ stuff: 'mat', d: limb(left, r, right, r) }])], before: [] }
  }
  return seat.kind === 'chair' ? drawChair(seat, corners, box) : drawWheelchair(seat, corners, box)
}

/** The leftmost and the rightmost point, at the height of their middle. */
function ends(points: Point[]): [Point, Point] {
  const xs = points.map((point) => point[0])
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length
  return [
    [Math.min(...xs), y],
    [Math.max(...xs), y]
  ]
}

/** A seat and its back, with soft corners. */
function cushions(seat: Seat, corners: Point[], box: Box): Shape {
  const r = ofStature(0.016, box)
  const back = seat.back.map((point) => placed(point, box))
  const soft = (points: Point[]) =>
    [
      polygon(points),
      ...points.map((point, i) => limb(point, r, points[(i + 1) % points.length]!, r))
    ].join(' ')
  const [behindRight, behindLeft] = [corners[2]!, corners[3]!]
  const backFoot = (behind: Point, upper: Point) => mix(behind, upper, 0.3)
  return {
    stuff: 'seat',
    d: [
      soft(corners),
      soft([back[0]!, back[1]!, backFoot(behindRight, back[1]!), backFoot(behindLeft, back[0]!)]),
      limb(behindLeft, r * 0.7, back[0]!, r * 0.7),
      limb(behindRight, r * 0.7, back[1]!, r * 0.7)
    ].join(' ')
  }
}

function drawChair(seat: Seat, corners: Point[], box: Box): DrawnSeat {
  const r = ofStature(0.011, box)
  const legs = seat.feet.map((foot, i) => limb(corners[i]!, r, placed(foot, box), r * 0.8))
  return {
    behind: [part([{ stuff: 'frame', d: legs.join(' ') }, cushions(seat, corners, box)])],
    before: []
  }
}

function drawWheelchair(seat: Seat, corners: Point[], box: Box): DrawnSeat {
  const r = ofStature(0.009, box)
  const wheels = seat.wheels.map((wheel) => wheel.map((point) => placed(point, box)))
  const wheelOf = (wheel: Point[]): Shape[] => [
    { stuff: 'tyre', d: ring(wheel[0]!, wheel[1]!, wheel[2]!), drawn: true },
    { stuff: 'frame', d: limb(wheel[0]!, r, wheel[0]!, r) }
  ]
  // The wheel that is turned away stands behind the person.
  const turn = wheels[0]![2]![0] - wheels[0]![0]![0]
  const far = turn > 0 ? 0 : 1
  const rests = [0, 1].map((i) =>
    limb(corners[i]!, r, mix(corners[i]!, placed(seat.feet[i]!, box), 0.86), r)
  )
  return {
    behind: [
      part(wheelOf(wheels[far]!), true),
      part([{ stuff: 'frame', d: rests.join(' ') }, cushions(seat, corners, box)])
    ],
    before: [part(wheelOf(wheels[1 - far]!))]
  }
}
