// The mathematics of engine/src/sound/hearing.cc, pitch.cc, noise_floor.cc and timbre.cc in plain
// JavaScript, as one would write it without the engine: a look of 128 samples at 16 kHz, without
// counting anything and without telling vowels.
const SIZE = 512
const HALF = SIZE / 2
const HOP = 128
const BIN_HZ = 31.25
const WINDOW = 384
const LONGEST = 124

class Fourier {
  #cosine = Float32Array.from({ length: HALF }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE))
  #sine = Float32Array.from({ length: HALF }, (_, k) => Math.sin((2 * Math.PI * k) / SIZE))
  #a = [new Float32Array(HALF), new Float32Array(HALF)]
  #b = [new Float32Array(HALF), new Float32Array(HALF)]
  real = new Float32Array(HALF + 1)
  imaginary = new Float32Array(HALF + 1)

  /** One step of Stockham's algorithm, two at a time. */
  #pass(length, stride, [xRe, xIm], [yRe, yIm]) {
    const half = length / 2
    for (let p = 0; p < half; p++) {
      const c = this.#cosine[(p * SIZE) / length]
      const s = -this.#sine[(p * SIZE) / length]
      for (let q = 0; q < stride; q++) {
        const a = q + stride * p
        const b = a + stride * half
        const to = q + stride * 2 * p
        yRe[to] = xRe[a] + xRe[b]
        yIm[to] = xIm[a] + xIm[b]
        const re = xRe[a] - xRe[b]
        const im = xIm[a] - xIm[b]
        yRe[to + stride] = c * re - s * im
        yIm[to + stride] = c * im + s * re
      }
    }
  }

  /** 512 real samples become bins 0 to 256. */
  transform(input) {
    let from = this.#a
    let to = this.#b
    for (let k = 0; k < HALF; k++) {
      from[0][k] = input[2 * k]
      from[1][k] = input[2 * k + 1]
    }
    for (let length = HALF, stride = 1; length > 1; length /= 2, stride *= 2) {
      this.#pass(length, stride, from, to)
      ;[from, to] = [to, from]
    }
    const [re, im] = from
    this.real[0] = re[0] + im[0]
    this.real[HALF] = re[0] - im[0]
    for (let k = 1; k < HALF; k++) {
      const oddRe = 0.5 * (im[k] + im[HALF - k])
      const oddIm = 0.5 * (re[HALF - k] - re[k])
      this.real[k] = 0.5 * (re[k] + re[HALF - k]) + this.#cosine[k] * oddRe + this.#sine[k] * oddIm
      this.imaginary[k] =
        0.5 * (im[k] - im[HALF - k]) + this.#cosine[k] * oddIm - this.#sine[k] * oddRe
    }
  }
}

const hann = (size) =>
  Float32Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / size)
  )
const mel = (hz) => 1127.01 * Math.log(1 + hz / 700)
const hzOf = (m) => 700 * (Math.exp(m / 1127.01) - 1)
const LOWEST_HZ = 76
const HIGHEST_HZ = 5970
const BAND_COUNT = 30
const STEP = (mel(HIGHEST_HZ) - mel(LOWEST_HZ)) / (BAND_COUNT - 1)
const BANDS = Array.from({ length: BAND_COUNT }, (_, i) => {
  const m = mel(LOWEST_HZ) + STEP * i
  return { middle: hzOf(m), half: 0.5 * (hzOf(m + STEP) - hzOf(m - STEP)) }
})
const ROOM_BANDS = 64
const ROOM_BAND_HZ = 4 * BIN_HZ
const DECIMATOR = (() => {
  const taps = Float32Array.from({ length: 19 }, (_, i) => {
    const x = i - 9
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / 9.5)
    return (x === 0 ? 1 : Math.sin((Math.PI * x) / 2) / ((Math.PI * x) / 2)) * window
  })
  const sum = taps.reduce((a, b) => a + b)
  return taps.map((tap) => tap / sum)
})()

/** Hears loudness, bands, clicks, a tone, pitch, the room and the envelope of a voice. */
export class PlainHearing {
  #fourier = new Fourier()
  #window = hann(SIZE)
  #history = new Float32Array(SIZE)
  #windowed = new Float32Array(SIZE)
  #power = new Float32Array(HALF + 1)
  #sums = new Float32Array(HALF + 2)
  #pitchWindow = hann(WINDOW)
  #wide = new Float32Array(19 + HOP)
  #narrow = new Float32Array(WINDOW)
  #correlation = new Float32Array(LONGEST + 4)
  #windowCorrelation = Float32Array.from({ length: LONGEST + 4 }, (_, lag) => {
    let sum = 0
    for (let i = 0; i + lag < WINDOW; i++) sum += this.#pitchWindow[i] * this.#pitchWindow[i + lag]
    return sum
  })
  #isPitchDue = false
  pitch = { hz: 0, clarity: 0 }
  #hop = new Float32Array(HOP)
  #dc = [0, 0]
  #filter = [0, 0, 0]
  #room = new Float32Array(ROOM_BANDS)
  #roomSums = new Float32Array(ROOM_BANDS + 1)
  timbre = new Float32Array(BAND_COUNT)
  clicks = new Float32Array(4)
  floor = -95
  loudness = -120
  bands = new Float32Array(5)
  tone = { hz: 0, share: 0, centroidHz: 0 }

  /** Takes 128 samples at 16 kHz. */
  step(samples) {
    this.#takeOffHum(samples)
    this.#measureClicks()
    this.#history.copyWithin(0, HOP)
    this.#history.set(this.#hop, SIZE - HOP)
    for (let i = 0; i < SIZE; i++) this.#windowed[i] = this.#history[i] * this.#window[i]
    this.#fourier.transform(this.#windowed)
    const { real, imaginary } = this.#fourier
    for (let k = 0; k <= HALF; k++) {
      this.#power[k] = ((real[k] ** 2 + imaginary[k] ** 2) * 2) / (SIZE * SIZE * 0.375)
      this.#sums[k + 1] = this.#sums[k] + this.#power[k]
    }
    this.loudness = 10 * Math.log10(this.#between(80, 6000) + 1e-12)
    const edges = [60, 450, 1500, 3500, 8000]
    for (let i = 0; i < 4; i++) this.bands[i] = this.#between(edges[i], edges[i + 1])
    this.#findTone()
    this.#decimate(this.#hop)
    if (this.#isPitchDue) this.#findPitch()
    this.#isPitchDue = !this.#isPitchDue
    this.#followRoom()
    this.#measureTimbre()
  }

  #takeOffHum(samples) {
    let [before, out] = this.#dc
    for (let i = 0; i < HOP; i++) {
      const sample = Number.isFinite(samples[i]) ? Math.min(Math.max(samples[i], -8), 8) : 0
      out = 0.98 * (out + sample - before)
      before = sample
      this.#hop[i] = out
    }
    this.#dc = [before, out]
  }

  #measureClicks() {
    let [before, once, twice] = this.#filter
    for (let slice = 0; slice < 4; slice++) {
      let sum = 0
      for (let i = slice * 32; i < slice * 32 + 32; i++) {
        const onceBefore = once
        once = 0.76 * (once + this.#hop[i] - before)
        twice = 0.76 * (twice + once - onceBefore)
        before = this.#hop[i]
        sum += twice * twice
      }
      this.clicks[slice] = sum / 32
    }
    this.#filter = [before, once, twice]
  }

  #followRoom() {
    if (this.loudness < this.floor) this.floor += 0.25 * (this.loudness - this.floor)
    else
      this.floor += Math.min(this.pitch.clarity > 0.55 ? 0.0024 : 0.1, this.loudness - this.floor)
    this.floor = Math.max(this.floor, -95)
    if (this.loudness > this.floor + 4 || this.pitch.clarity > 0.55) return
    for (let i = 0; i < ROOM_BANDS; i++) {
      const now = this.#between(i * ROOM_BAND_HZ, (i + 1) * ROOM_BAND_HZ)
      this.#room[i] += 0.06 * (now - this.#room[i])
      this.#roomSums[i + 1] = this.#roomSums[i] + this.#room[i]
    }
  }

  #roomTo(hz) {
    const place = Math.min(Math.max(hz / ROOM_BAND_HZ, 0), ROOM_BANDS - 0.001)
    const band = Math.floor(place)
    return this.#roomSums[band] + (place - band) * this.#room[band]
  }

  #sumTo(hz) {
    const place = Math.min(Math.max(hz / BIN_HZ + 0.5, 0), HALF + 0.999)
    const bin = Math.floor(place)
    return this.#sums[bin] + (place - bin) * this.#power[bin]
  }

  #between(low, high) {
    return Math.max(this.#sumTo(high) - this.#sumTo(low), 0)
  }

  #findTone() {
    const power = this.#power
    let peak = 10
    let moment = 0
    for (let k = 0; k < HALF; k++) {
      moment += k * power[k]
      if (k > 10 && k < HALF - 1 && power[k] > power[peak]) peak = k
    }
    this.tone.centroidHz = (moment * BIN_HZ) / (this.#between(60, 8000) + 1e-20)
    let near = 0
    for (let k = peak - 2; k <= peak + 2; k++) near += power[k]
    const [before, here, after] = [-1, 0, 1].map((i) => Math.log(power[peak + i] + 1e-20))
    const bend = before - 2 * here + after
    this.tone.share = near / (this.#between(300, 8000) + 1e-20)
    this.tone.hz = (peak + (bend < 0 ? (0.5 * (before - after)) / bend : 0)) * BIN_HZ
  }

  #decimate(samples) {
    this.#wide.set(samples, 19)
    this.#narrow.copyWithin(0, 64)
    for (let i = 0; i < 64; i++) {
      let sum = 0
      for (let tap = 0; tap < 19; tap++) sum += DECIMATOR[tap] * this.#wide[2 * i + tap + 1]
      this.#narrow[WINDOW - 64 + i] = sum
    }
    this.#wide.copyWithin(0, HOP)
  }

  #correlate() {
    const input = this.#windowed.fill(0)
    let mean = 0
    for (let i = 0; i < WINDOW; i++) mean += this.#narrow[i] / WINDOW
    for (let i = 0; i < WINDOW; i++) input[i] = (this.#narrow[i] - mean) * this.#pitchWindow[i]
    this.#fourier.transform(input)
    const { real, imaginary } = this.#fourier
    for (let k = 0; k <= HALF; k++) input[k] = real[k] ** 2 + imaginary[k] ** 2
    for (let k = HALF + 1; k < SIZE; k++) input[k] = input[SIZE - k]
    this.#fourier.transform(input)
    const whole = real[0] / this.#windowCorrelation[0]
    for (let lag = 0; lag < this.#correlation.length; lag++) {
      this.#correlation[lag] = whole > 1e-9 ? real[lag] / (this.#windowCorrelation[lag] * whole) : 0
    }
  }

  #findPitch() {
    this.#correlate()
    const c = this.#correlation
    let first = 1
    while (first < LONGEST && c[first] > 0) first++
    first = Math.max(first, 7)
    let highest = 0
    for (let lag = first; lag <= LONGEST; lag++) highest = Math.max(highest, c[lag])
    const isPeak = (lag) => c[lag] >= c[lag - 1] && c[lag] >= c[lag + 1]
    let lag = first
    while (lag <= LONGEST && !(isPeak(lag) && c[lag] >= 0.94 * highest)) lag++
    if (!(highest > 0) || lag > LONGEST) {
      this.pitch.hz = 0
      return
    }
    const place = (at) => {
      const bend = c[at - 1] - 2 * c[at] + c[at + 1]
      return at + (bend < 0 ? (0.5 * (c[at - 1] - c[at + 1])) / bend : 0)
    }
    let period = place(lag)
    for (let times = 2; times <= 6 && period * times <= LONGEST; times++) {
      const at = Math.round(period * times)
      if (!isPeak(at) || c[at] < 0.9 * c[lag]) break
      period = place(at) / times
    }
    this.pitch.hz = 8000 / period
    this.pitch.clarity = c[lag]
  }

  #measureTimbre() {
    const harmonic = 0.5 * Math.min(Math.max(this.pitch.hz, 80), 400)
    for (let i = 0; i < BAND_COUNT; i++) {
      const half = Math.max(BANDS[i].half, harmonic)
      const low = Math.max(BANDS[i].middle - half, 50)
      const high = BANDS[i].middle + half
      const heard = this.#between(low, high) / (high - low)
      const room = Math.max(this.#roomTo(high) - this.#roomTo(low), 0) / (high - low)
      this.timbre[i] = 10 * Math.log10(Math.max(heard - room, 0.06 * heard) + 1e-12)
    }
  }
}
