// The engine's arithmetic once more, as one would write it in plain JavaScript: the peer that the
// WebAssembly module is measured against. Same steps, same constants, same counts.
import { angleDeg, clamp, distance, leastSeen, middle, seenMean } from './plain_geometry.mjs'

const KNEE_SIDES = [
  { shoulder: 11, hip: 23, knee: 25, ankle: 27 },
  { shoulder: 12, hip: 24, knee: 26, ankle: 28 }
]
const PARTS = {
  head: [0, 0],
  shoulders: [11, 12],
  elbows: [13, 14],
  wrists: [15, 16],
  hips: [23, 24],
  knees: [25, 26],
  ankles: [27, 28]
}
const ANCHORS = [0, 11, 12, 23, 24]

class Gate {
  before = null
  held = new Uint8Array(33)
  hold(points, aspect, dt_s, size) {
    const leap = Math.max(0.3, 5 * dt_s) * size
    if (this.before) {
      for (let i = 0; i < 33; i++) {
        const x = (points[i].x - this.before[i].x) * aspect
        const y = points[i].y - this.before[i].y
        const leaps = !(i >= 13 && i <= 22) && x * x + y * y > leap * leap
        this.held[i] = leaps && !this.held[i] ? 1 : 0
        if (this.held[i]) {
          points[i].x = this.before[i].x
          points[i].y = this.before[i].y
        }
      }
    }
    this.before = points.map(({ x, y }) => ({ x, y }))
  }
}

class OneEuro {
  value = null
  speed = new Float64Array(99)
  smooth(points, aspect, dt_s, size) {
    const input = new Float64Array(99)
    for (let i = 0; i < 33; i++) {
      input[3 * i] = points[i].x * aspect
      input[3 * i + 1] = points[i].y
      input[3 * i + 2] = points[i].z * aspect
    }
    if (!this.value) {
      this.value = input
      return
    }
    const gain = 4 / Math.max(size, 0.02)
    const speedR = 2 * Math.PI * 2 * dt_s
    const speedWeight = speedR / (speedR + 1)
    for (let i = 0; i < 99; i++) {
      this.speed[i] += speedWeight * ((input[i] - this.value[i]) / dt_s - this.speed[i])
      const r = 2 * Math.PI * dt_s * (1.5 + gain * Math.abs(this.speed[i]))
      this.value[i] += (r / (r + 1)) * (input[i] - this.value[i])
    }
    for (let i = 0; i < 33; i++) {
      points[i].x = this.value[3 * i] / aspect
      points[i].y = this.value[3 * i + 1]
      points[i].z = this.value[3 * i + 2] / aspect
    }
  }
}

class Scale {
  leg = 0
  known = false
  longest = 0
  shoulders = 0
  standing = null
  steadyHeight = 0
  steady_s = 0
  update(plane, dt_s) {
    const now = stanceOf(plane)
    const follow = (value, target, time_s) => value + ((target - value) * dt_s) / (dt_s + time_s)
    if (!this.longest) {
      this.longest = now.torso
      this.shoulders = now.shoulders
      this.widest = now.shoulders
      this.head = now.head
    }
    const followUp = (value, target) => follow(value, target, target > value ? 0.15 : 4)
    this.shoulders = follow(this.shoulders, now.shoulders, 0.15)
    this.longest = followUp(this.longest, now.torso)
    this.widest = followUp(this.widest, now.shoulders)
    this.head = followUp(this.head, now.head)
    if (this.known) this.walkAway(now)
    const upright =
      now.knee_deg >= 150 && now.thighOfShin >= 0.7 && now.height >= 1.2 * this.longest
    const stands = this.known ? now.knee_deg >= 150 && now.height >= 0.88 * this.leg : upright
    if (stands && !this.known) this.learn(now)
    else if (stands) {
      const height = Math.min(now.height, 1.06 * this.leg)
      this.leg = follow(this.leg, height, height > this.leg ? 0.15 : 3)
      for (const size of ['torso', 'shoulders', 'shin']) {
        this.standing[size] = follow(this.standing[size], now[size], 0.5)
      }
    }
    const change = Math.abs(now.height - this.steadyHeight)
    if (!upright || now.height < 0.75 * this.leg || change > 0.03 * this.steadyHeight) {
      this.steadyHeight = now.height
      this.steady_s = 0
      return
    }
    this.steady_s += dt_s
    if (this.steady_s >= 1) this.learn(now)
  }
  learn(now) {
    this.known = true
    this.leg = now.height
    this.standing = { torso: now.torso, shoulders: now.shoulders, shin: now.shin }
  }
  walkAway(now) {
    const { torso, shoulders, shin } = this.standing
    const part = Math.max(now.torso / torso, now.shoulders / shoulders, now.shin / shin)
    if (part >= 0.9) return
    const factor = Math.max(part / 0.9, 0.5)
    this.leg *= factor
    this.standing = { torso: torso * factor, shoulders: shoulders * factor, shin: shin * factor }
  }
  length(unit) {
    if (unit === 'torso') return Math.max(this.longest, 1e-3)
    if (unit === 'shoulders') return Math.max(this.widest, 1.9 * this.head, 1e-3)
    return Math.max(this.known ? this.leg : 1.8 * this.longest, 1e-3)
  }
}

function stanceOf(plane) {
  const [left, right] = KNEE_SIDES.map(({ hip, knee, ankle }) => ({
    seen: Math.min(plane[hip].seen, plane[knee].seen, plane[ankle].seen),
    height: plane[ankle].y - plane[hip].y,
    thigh: distance(plane[hip], plane[knee]),
    shin: distance(plane[knee], plane[ankle]),
    knee_deg: angleDeg(plane[hip], plane[knee], plane[ankle])
  }))
  const mean = (name) => seenMean(left[name], left.seen, right[name], right.seen)
  const shin = mean('shin')
  return {
    torso: distance(middle(plane, 11, 12), middle(plane, 23, 24)),
    shoulders: distance(plane[11], plane[12]),
    head: Math.max(distance(plane[7], plane[8]), distance(plane[0], middle(plane, 7, 8))),
    shin,
    height: mean('height'),
    thighOfShin: mean('thigh') / Math.max(shin, 1e-3),
    knee_deg: Math.max(
      left.seen >= 0.5 * right.seen ? left.knee_deg : 0,
      right.seen >= 0.5 * left.seen ? right.knee_deg : 0
    )
  }
}

class Continuity {
  moments = []
  settled_ms = 0
  reach = new Array(8).fill(0)
  reachOfLate = new Array(8).fill(0)
  jumped(t_ms, plane, bodySize, known) {
    const points = ANCHORS.map((i) => plane[i])
    const torso = distance(middle(plane, 11, 12), middle(plane, 23, 24))
    const now = { t_ms, points, size: Math.max(torso, distance(plane[11], plane[12]), 0.02) }
    const last = this.moments.at(-1)
    if (!last) {
      this.moments.push(now)
      return false
    }
    const start = this.moments.find((moment) => t_ms - moment.t_ms <= 100) ?? last
    const size = Math.max(bodySize, now.size, start.size)
    this.settle(start.t_ms, size)
    const moved = displacement(points, start.points) / size
    const lag_s = (t_ms - start.t_ms) / 1000
    const lag = Math.min(Math.floor(lag_s * 20), 7)
    const jump = known
      ? moved > 0.25 + 0.8 * lag_s && moved > 1.3 * this.reach[lag]
      : moved > 0.2 + 1.4 * lag_s && moved > 1.6 * this.reachOfLate[lag]
    if (jump) {
      this.moments = []
      this.settled_ms = 0
      this.reach.fill(0)
      this.reachOfLate.fill(0)
    }
    this.moments.push(now)
    if (this.moments.length > 32) this.moments.shift()
    return jump
  }
  settle(until_ms, size) {
    this.moments.forEach(({ t_ms }, end) => {
      if (t_ms <= this.settled_ms || t_ms > until_ms) return
      const dt_s = Math.min(t_ms - this.settled_ms, 400) / 1000
      for (let i = 0; i < 8; ++i) {
        this.reachOfLate[i] *= 8 / (8 + dt_s)
        this.reach[i] *= 30 / (30 + dt_s)
      }
      this.noteReach(end, size)
      this.settled_ms = t_ms
    })
  }
  noteReach(end, size) {
    const { t_ms, points } = this.moments[end]
    let furthest = 0
    let start = end
    for (let i = 0; i < 8; ++i) {
      const lag_ms = 50 * (i + 1)
      while (start > 0 && t_ms - this.moments[start - 1].t_ms <= lag_ms) {
        furthest = Math.max(furthest, displacement(points, this.moments[--start].points) / size)
      }
      let reach = furthest
      if (start > 0) {
        const older = this.moments[start - 1]
        const part = lag_ms / (t_ms - older.t_ms)
        reach = Math.max(reach, (part * displacement(points, older.points)) / size)
      }
      this.reachOfLate[i] = Math.max(this.reachOfLate[i], reach)
      this.reach[i] = Math.max(this.reach[i], reach)
    }
  }
}

/** Mean of the middle three distances. */
function displacement(a, b) {
  const steps = a.map((point, i) => distance(point, b[i])).sort((x, y) => x - y)
  return (steps[1] + steps[2] + steps[3]) / 3
}

class Finder {
  phase = 'waiting'
  restFrames = 0
  step(exercise, t_ms, depth) {
    const { rest_below, start_above, full_above } = exercise.phases
    let counted = false
    if (this.phase === 'waiting') {
      if (depth > rest_below) this.restFrames = 0
      else {
        if (this.restFrames++ === 0) this.restStart_ms = t_ms
        if (this.restFrames >= 2 && t_ms - this.restStart_ms >= 150) {
          this.phase = 'rest'
          this.restEnd_ms = t_ms
        }
      }
    } else if (this.phase === 'rest') {
      if (depth <= start_above) this.restEnd_ms = t_ms
      else {
        this.phase = 'going'
        this.fullFrames = 0
        this.full = false
        this.deepest = 0
      }
    }
    if (this.phase === 'going' || this.phase === 'full' || this.phase === 'back') {
      if (depth > this.deepest) {
        this.deepest = depth
        this.deepest_ms = t_ms
      }
      this.fullFrames = depth >= full_above ? this.fullFrames + 1 : 0
      if (this.fullFrames >= 2 || (this.fullFrames === 1 && t_ms - this.last_ms >= 150)) {
        this.phase = 'full'
        this.full = true
      } else if (this.phase === 'full' && depth < full_above - 0.1) {
        this.phase = 'back'
      }
      const duration_ms = t_ms - this.restEnd_ms
      if (depth <= rest_below) {
        counted = this.full && duration_ms >= exercise.shortest_repetition_ms
        this.there_ms = this.deepest_ms - this.restEnd_ms
        this.back_ms = t_ms - this.deepest_ms
        this.phase = 'rest'
        this.restEnd_ms = t_ms
      } else if (duration_ms > exercise.longest_repetition_ms) {
        this.phase = 'waiting'
        this.restFrames = 0
      }
    }
    this.last_ms = t_ms
    return counted
  }
}

/** Angles of the body while at the full position, told of when out of their limits for a moment. */
class Form {
  watches = []
  told = 0
  step(exercise, t_ms, phase, plane) {
    exercise.form?.forEach((check, i) => {
      const watch = (this.watches[i] ??= { outside: false, told_ms: -Infinity })
      if (check.during === 'full' && phase !== 'full') {
        watch.outside = false
        return
      }
      const [left, right] = [0, 1].map((side) => {
        const [from, at, to] = ['from', 'at', 'to'].map((name) => plane[PARTS[check[name]][side]])
        return { value: angleDeg(from, at, to), seen: Math.min(from.seen, at.seen, to.seen) }
      })
      if (Math.max(left.seen, right.seen) < 0.4) return
      const value = seenMean(left.value, left.seen, right.value, right.seen)
      const margin = watch.outside ? 4 : 0
      const outside = value < (check.least ?? -1e6) + margin || value > (check.most ?? 1e6) - margin
      if (outside && !watch.outside) watch.since_ms = t_ms
      watch.outside = outside
      if (!outside || t_ms - watch.since_ms < 250 || t_ms - watch.told_ms < 6000) return
      watch.told_ms = t_ms
      this.told++
    })
  }
}

/** Counts what is counted at rest (squats), from one person. */
export class PlainEngine {
  count = 0
  /** @param travel how far the shoulders may travel in a repetition, in their breadths */
  constructor(exercise, travel = 4) {
    this.exercise = exercise
    this.travel = travel
    this.form = new Form()
    this.continuity = new Continuity()
    this.fresh()
  }
  fresh() {
    this.gate = new Gate()
    this.filter = new OneEuro()
    this.seen = new Uint8Array(33)
    this.scale = new Scale()
    this.finder = new Finder()
    this.known = false
  }
  step(t_ms, landmarks, aspect) {
    const points = []
    for (let i = 0; i < 33; i++) {
      const [x, y, z, visibility] = landmarks.subarray(4 * i, 4 * i + 4)
      points.push({
        x: clamp(x, -8, 8),
        y: clamp(y, -8, 8),
        z: clamp(z, -8, 8),
        visibility: clamp(visibility, 0, 1)
      })
    }
    const inPlane = () =>
      points.map(({ x, y, visibility }) => ({ x: x * aspect, y, seen: visibility }))
    if (this.continuity.jumped(t_ms, inPlane(), this.scale.length('torso'), this.known))
      this.fresh()
    const dt_s = clamp((t_ms - (this.last_ms ?? t_ms)) / 1000, 0.001, 0.5)
    this.last_ms = t_ms
    this.gate.hold(points, aspect, dt_s, this.scale.length('torso'))
    this.filter.smooth(points, aspect, dt_s, this.scale.length('torso'))
    points.forEach((p, i) => {
      const margin = this.seen[i] ? 0.02 : 0
      const inside = p.x >= -margin && p.x <= 1 + margin && p.y >= -margin && p.y <= 1 + margin
      this.seen[i] = inside && p.visibility >= (this.seen[i] ? 0.3 : 0.5) ? 1 : 0
    })
    const missing = this.exercise.needs.filter(
      (part) => !PARTS[part].some((index) => this.seen[index])
    )
    let depth = 0
    if (missing.length === 0) {
      const plane = inPlane()
      this.scale.update(plane, dt_s)
      depth = this.depth(plane)
      if (this.stays(plane) && this.finder.step(this.exercise, t_ms, depth)) {
        this.known = true
        this.count++
      }
      this.form.step(this.exercise, t_ms, this.finder.phase, plane)
    }
    return { t_ms, points, missing, depth, count: this.count }
  }
  stays(plane) {
    const shoulders = middle(plane, 11, 12)
    const isUnderWay = !['waiting', 'rest'].includes(this.finder.phase)
    if (!isUnderWay) this.rest = shoulders
    const stays = distance(shoulders, this.rest) / this.scale.length('shoulders') <= this.travel
    if (!stays) {
      this.finder.phase = 'waiting'
      this.finder.restFrames = 0
    }
    return stays
  }
  depth(plane) {
    const depths = this.exercise.signal.measures.map((measure) => {
      const side = (s) => {
        const from = plane[PARTS[measure.from][s]]
        const to = plane[PARTS[measure.to][s]]
        const long = measure.kind === 'distance' ? distance(from, to) : from.y - to.y
        const value = long / this.scale.length(measure.unit)
        return {
          depth: clamp((value - measure.rest) / (measure.full - measure.rest), -1, 2),
          seen: Math.min(from.seen, to.seen)
        }
      }
      const [left, right] = [side(0), side(1)]
      if (measure.sides === 'least') return leastSeen(left, right)
      return seenMean(left.depth, left.seen, right.depth, right.seen)
    })
    return Math.min(...depths)
  }
}
