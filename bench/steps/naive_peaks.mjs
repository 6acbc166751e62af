// What many pedometers do: band-pass the length of the acceleration, count its peaks.

/** Second-order Butterworth section (bilinear transform). */
function section(kind, hz, rate_hz) {
  const w = Math.tan((Math.PI * hz) / rate_hz)
  const norm = 1 / (1 + Math.SQRT2 * w + w * w)
  const gain = kind === 'low' ? w * w * norm : norm
  const b = [gain, (kind === 'low' ? 2 : -2) * gain, gain]
  const a = [2 * (w * w - 1) * norm, (1 - Math.SQRT2 * w + w * w) * norm]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return (x) => {
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    return y
  }
}

/** Peaks between 0.5 and 3 Hz above a third of the usual movement, at least 0.3 s apart. */
export function naiveSteps(samples) {
  const rate_hz = ((samples.length - 1) * 1000) / (samples.at(-1)[0] - samples[0][0])
  const mean = samples.reduce((sum, each) => sum + each[1], 0) / samples.length
  const high = section('high', 0.5, rate_hz)
  const low = section('low', 3, rate_hz)
  const y = samples.map((each) => low(high(each[1] / mean - 1)))
  const rms = Math.sqrt(y.reduce((sum, each) => sum + each * each, 0) / y.length)
  let steps = 0
  let last_ms = -Infinity
  for (let i = 1; i + 1 < y.length; i++) {
    const isPeak = y[i] > y[i - 1] && y[i] >= y[i + 1] && y[i] > rms / 3
    if (!isPeak || samples[i][0] - last_ms < 300) continue
    steps++
    last_ms = samples[i][0]
  }
  return steps
}
