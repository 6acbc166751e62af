/** Most steps of an axis. */
const STEPS = 4

/**
 * Where an axis from 0 has its lines so that `highest` fits below the last: whole numbers, in steps
 * of 1, 2 or 5 times a power of ten. Always two lines or more.
 */
export function axisTicks(highest: number): number[] {
  const step = niceStep(Math.max(1, highest) / STEPS)
  const count = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}

function niceStep(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)))
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10)
}
