// The step counter's arithmetic in plain JavaScript, as a page without WebAssembly would do it:
// engine/src/steps, line for line, in typed arrays. Counts the same; measured against it.
const BIN_MS = 40
const KEPT = 256
const WINDOW = 150
const MARGIN = 23
const SLICE = 10
const LAGS = 82
const CADENCES = 35
const IDLE = 35
const SLOW = 36
const STATES = 37
const OPEN = 100
const OCTAVES = 0.044537579
const FASTEST_OCTAVES = 1.7369656
const SMOOTHING = [0.0375, 0.1232, 0.2103, 0.258, 0.2103, 0.1232, 0.0375]

const clamped = (x, low, high) => Math.min(Math.max(x, low), high)

const sorted = new Float32Array(WINDOW + 2 * MARGIN)
function median(values, count) {
  const part = sorted.subarray(0, count)
  part.set(values.subarray(0, count))
  part.sort()
  return part[count >> 1]
}

/** @param {Record<string, number>} k the constants of engine/src/steps and the odds of gait_odds.h, by name */
export class PlainStepCounter {
  constructor(k) {
    this.k = k
    this.periods = Float64Array.from({ length: CADENCES }, (_, i) => 0.3 * k.kPeriodRatio ** i)
    this.start()
  }

  start() {
    this.values = new Float32Array(KEPT)
    this.size = 0
    this.area = 0
    this.primed = false
    this.slices = []
    this.score = new Float32Array(STATES).fill(-this.k.turn_cost)
    this.score[SLOW] = -this.k.slow_turn_cost
    this.score[IDLE] = 0
    this.next = 0
    this.settled = 0
    this.begun = false
  }

  add(t_ms, x, y, z) {
    const value = Math.sqrt(x * x + y * y + z * z)
    if (!this.primed) {
      this.primed = true
      this.start_ms = this.from_ms = t_ms
      this.from = value
      return this.steps
    }
    for (;;) {
      const end_ms = this.start_ms + (this.size + 1) * BIN_MS
      if (t_ms < end_ms) {
        this.area += ((t_ms - this.from_ms) * (this.from + value)) / 2
        this.from_ms = t_ms
        this.from = value
        return this.steps
      }
      const between =
        this.from + ((value - this.from) * (end_ms - this.from_ms)) / (t_ms - this.from_ms)
      this.area += ((end_ms - this.from_ms) * (this.from + between)) / 2
      this.values[this.size++ % KEPT] = this.area / BIN_MS
      this.area = 0
      this.from_ms = end_ms
      this.from = between
      while (this.size >= this.binsFor(this.next)) this.takeSlice()
    }
  }

  binsFor(slice) {
    return Math.max(slice * SLICE + SLICE / 2 + WINDOW / 2, WINDOW) + MARGIN
  }

  finish() {
    while ((this.next + 1) * SLICE <= this.size) this.takeSlice()
    return (this.steps = Math.floor(this.settled + this.outlook() + 0.5))
  }

  takeSlice() {
    if (this.slices.length === OPEN) {
      const states = this.trace()
      this.settled += this.stepsOf(this.slices[0], states[0], this.sure(states)[0])
      this.begun = states[0] < CADENCES && (this.begun || this.slices[0].recurring)
      this.slices.shift()
    }
    const window = this.lookAt(this.next++)
    this.slices.push(this.advance(window))
    this.steps = Math.floor(this.settled + this.outlook() + 0.5)
  }

  lookAt(slice) {
    const { k } = this
    const middle = slice * SLICE + SLICE / 2
    const begin = Math.min(Math.max(0, middle - WINDOW / 2), Math.max(0, this.size - WINDOW))
    const end = Math.min(this.size, begin + WINDOW)
    const first = Math.max(0, begin - MARGIN)
    const count = Math.min(this.size, end + MARGIN) - first
    const inside = begin - first
    const n = end - begin
    const oldest = Math.max(0, this.size - KEPT)
    let gravity = 0
    for (let i = oldest; i < this.size; i++) gravity += this.values[i % KEPT]
    gravity = Math.max(gravity / (this.size - oldest), 1e-12)
    const beyond = new Float32Array(count)
    for (let i = 0; i < count; i++) beyond[i] = this.values[(first + i) % KEPT] / gravity - 1
    const smooth = new Float32Array(count)
    const sums = new Float32Array(count + 1)
    for (let i = 0; i < count; i++) {
      let sum = 0
      for (let j = -3; j <= 3; j++) sum += SMOOTHING[j + 3] * beyond[clamped(i + j, 0, count - 1)]
      smooth[i] = sum
      sums[i + 1] = sums[i] + sum
    }
    const moving = new Float32Array(count)
    for (let i = 0; i < count; i++) {
      const a = Math.max(0, i - 20)
      const b = Math.min(count, i + 21)
      moving[i] = smooth[i] - (sums[b] - sums[a]) / (b - a)
    }
    const moved = new Float32Array(n)
    const rough = new Float32Array(n)
    for (let i = 0; i < n; i++) {
      moved[i] = Math.abs(moving[inside + i])
      rough[i] = Math.abs(beyond[inside + i] - smooth[inside + i])
    }
    const level = median(moved, n)
    let still = 0
    for (let p = 0; p + SLICE <= n; p += SLICE) {
      let most = 0
      for (let i = 0; i < SLICE; i++) most = Math.max(most, moved[p + i])
      if (most < 0.02) still++
    }
    let activity = 0
    const at = middle - begin
    for (let i = Math.max(0, at - SLICE); i < Math.min(n, at + SLICE + 1); i++) {
      activity = Math.max(activity, moved[i])
    }
    const cut = new Float32Array(n)
    let square = 0
    let cube = 0
    for (let i = 0; i < n; i++) {
      const v = (cut[i] = clamped(moving[inside + i], -3 * level, 3 * level))
      square += v * v
      cube += v * v * v
    }
    square = square / n + 1e-12
    const mostRough = 4 * median(rough, n) + 1e-9
    let roughSquare = 0
    for (let i = 0; i < n; i++) roughSquare += Math.min(rough[i], mostRough) ** 2
    const window = {
      level,
      stillness: still / Math.max(1, Math.floor(n / SLICE)),
      activity,
      roughness: Math.sqrt((roughSquare / n + 1e-12) / square),
      skewness: cube / n / (square * Math.sqrt(square)),
      pushes: 0,
      regularity: 0,
      peak: 0,
      similarity: new Float32Array(LAGS)
    }
    this.findPushes(moving, count, inside, n, at, window)
    let all = 0
    for (let i = 0; i < n; i++) all += cut[i] * cut[i]
    let before = all
    let after = all
    for (let lag = 1; lag < LAGS && n - lag > 20; lag++) {
      before -= cut[n - lag] ** 2
      after -= cut[lag - 1] ** 2
      if (lag < 6) continue
      let sum = 0
      for (let i = 0; i + lag < n; i++) sum += cut[i] * cut[i + lag]
      const energy = Math.max(before, 0) * Math.max(after, 0) + 1e-24
      window.similarity[lag] = clamped(sum / Math.sqrt(energy), -1, 1)
      if (lag >= 20) window.peak = Math.max(window.peak, window.similarity[lag])
    }
    window.recurring = this.recurrence(moving, count, inside + at, window) > k.kRecurring
    return window
  }

  recurrence(moving, count, at, window) {
    let stride = 16
    for (let lag = 16; lag <= 44; lag++) {
      if (window.similarity[lag] > window.similarity[stride]) stride = lag
    }
    const likeness = (lag) => {
      if (at + lag - 12 < 0 || at + lag + 12 >= count) return 0
      let [sum, here, there] = [0, 0, 0]
      for (let i = Math.max(at - 12, 0); i < Math.min(at + 13, count); i++) {
        sum += moving[i] * moving[i + lag]
        here += moving[i] ** 2
        there += moving[i + lag] ** 2
      }
      return sum / Math.sqrt(here * there + 1e-24)
    }
    return Math.max(likeness(-stride), likeness(stride))
  }

  findPushes(moving, count, inside, n, at, window) {
    const least = Math.max(0.02, 1.6 * window.level)
    const between = []
    let last = -1
    for (let i = inside; i < inside + n; i++) {
      if (moving[i] < least) continue
      let is = true
      for (let j = Math.max(0, i - 15); is && j < Math.min(count, i + 16); j++) {
        is = !(moving[j] > moving[i] || (moving[j] === moving[i] && j < i))
      }
      if (!is) continue
      const slice = inside + at - SLICE / 2
      if (i >= slice && i < slice + SLICE) window.pushes++
      if (last >= 0) between.push(i - last)
      last = i
    }
    if (between.length < 2) return
    const middle = median(Float32Array.from(between), between.length)
    if (middle > 50) return
    const alike = between.filter((each) => Math.abs(each - middle) < 0.3 * middle).length
    window.regularity = alike / Math.max(4, between.length)
  }

  advance(window) {
    const { k, score } = this
    const before = score.slice()
    const from = new Uint8Array(STATES)
    let best = 0
    for (let i = 1; i < CADENCES; i++) if (before[i] > before[best]) best = i
    const at = (lag) => {
      if (lag >= LAGS - 1) return 0
      const i = Math.floor(lag)
      return window.similarity[i] * (1 - (lag - i)) + window.similarity[i + 1] * (lag - i)
    }
    const level = Math.log2(Math.max(window.level, 1e-4))
    const roughness = Math.log2(Math.max(window.roughness, 0.05)) + 1
    const likelihood = clamped(
      k.bias +
        k.level * (level - k.kLevel) -
        k.smoothness * Math.max(roughness, k.kSmooth) -
        k.stillness * window.stillness +
        k.skewness * window.skewness,
      k.kLeastLikely,
      k.kMostLikely
    )
    const expected = clamped(1 + k.level_exponent * (level - k.level_at_2hz), 0, k.kFastest)
    const usual = level - k.slow_usual_level
    const rough = roughness - 1 - k.slow_usual_roughness
    const even = Math.max(window.peak - k.kEven, 0)
    const slow = clamped(
      k.slow_bias -
        k.slow_level * usual * usual -
        k.slow_smoothness * rough * rough -
        k.slow_stillness * window.stillness +
        k.slow_skewness * window.skewness +
        k.slow_regularity * (window.regularity - 0.5) +
        k.slow_peak * (Math.min(window.peak, k.kEven) - k.kPeak) -
        k.slow_stride * even * Math.max(level - k.kLevel - k.kStrong, 0),
      k.kLeastSlow,
      k.kMostSlow
    )
    const go = (state, ways, worth) => {
      let [high, way] = ways[0]
      for (const [value, source] of ways) if (value > high) [high, way] = [value, source]
      score[state] = high + worth * 0.4
      from[state] = way
    }
    go(
      IDLE,
      [
        [before[IDLE], IDLE],
        [before[best] - k.turn_cost, best],
        [before[SLOW] - k.slow_turn_cost, SLOW]
      ],
      0
    )
    go(
      SLOW,
      [
        [before[SLOW], SLOW],
        [before[IDLE] - k.slow_turn_cost, IDLE],
        [before[best] - k.slow_jump_cost, best]
      ],
      slow
    )
    for (let i = 0; i < CADENCES; i++) {
      const lag = this.periods[i] * 25
      const two = at(2 * lag)
      const steps =
        k.one_step * at(lag) + (1 - k.one_step) * two - k.half_step * Math.max(at(1.5 * lag), 0)
      const four = 4 * lag < 80 ? at(4 * lag) : two
      const alike = steps * (1 - k.four_steps) + k.four_steps * four
      const octaves = FASTEST_OCTAVES - OCTAVES * i - expected
      const worth =
        k.kFaithInSimilarity * (alike - k.kSimilarity) - k.expected * octaves * octaves + likelihood
      let high = before[IDLE] - k.turn_cost
      let way = IDLE
      for (let j = Math.max(0, i - 6); j < Math.min(CADENCES, i + 7); j++) {
        const value = before[j] - k.kDriftCost * ((i - j) * OCTAVES) ** 2
        if (value > high) [high, way] = [value, j]
      }
      if (before[best] - k.jump_cost > high) [high, way] = [before[best] - k.jump_cost, best]
      if (before[SLOW] - k.slow_jump_cost > high)
        [high, way] = [before[SLOW] - k.slow_jump_cost, SLOW]
      score[i] = high + worth * 0.4
      from[i] = way
    }
    const idle = score[IDLE]
    for (let i = 0; i < STATES; i++) score[i] -= idle
    const steps = new Float32Array(CADENCES)
    const moves = window.activity > k.kPauseOfLevel * window.level && window.activity > k.kPause_g
    for (let i = 0; i < CADENCES; i++) steps[i] = moves ? 0.4 / this.sharp(window.similarity, i) : 0
    return { from, steps, pushes: window.pushes, recurring: window.recurring }
  }

  sharp(similarity, cadence) {
    const period = this.periods[cadence]
    const near = Math.floor(2 * period * 25 + 0.5)
    let best = near
    for (let lag = near - 2; lag <= near + 2; lag++) {
      if (lag < LAGS - 1 && similarity[lag] > similarity[best]) best = lag
    }
    if (best >= LAGS - 1 || similarity[best] <= 0.3) return period
    const [a, b, c] = [similarity[best - 1], similarity[best], similarity[best + 1]]
    const bend = a - 2 * b + c
    const sharp = (best + (bend < 0 ? clamped((a - c) / 2 / bend, -0.5, 0.5) : 0)) / 50
    return Math.abs(sharp / period - 1) < 0.08 ? sharp : period
  }

  trace() {
    let state = IDLE
    for (let i = 0; i < STATES; i++) if (this.score[i] > this.score[state]) state = i
    const states = new Uint8Array(this.slices.length)
    for (let i = this.slices.length - 1; i >= 0; i--) {
      states[i] = state
      state = this.slices[i].from[state]
    }
    return states
  }

  /** A walk begins and ends where its movement recurs. */
  sure(states) {
    const sure = []
    let begun = this.begun
    for (let i = 0; i < states.length; i++) {
      sure[i] = begun = states[i] < CADENCES && (begun || this.slices[i].recurring)
    }
    let goesOn = false
    for (let i = states.length - 1; i >= 0; i--) {
      goesOn = states[i] < CADENCES && (goesOn || this.slices[i].recurring)
      sure[i] &&= goesOn
    }
    return sure
  }

  stepsOf(slice, state, sure) {
    if (state === IDLE) return 0
    if (state === SLOW) return slice.pushes
    return sure ? slice.steps[state] : 0
  }

  outlook() {
    const states = this.trace()
    const sure = this.sure(states)
    return this.slices.reduce((sum, slice, i) => sum + this.stepsOf(slice, states[i], sure[i]), 0)
  }
}
