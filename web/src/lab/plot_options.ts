import type uPlot from 'uplot'
import type { MovementEvent, Phase } from '../engine/report'
import type { Replay } from './replay'

const CURVES = ['persimmon', 'moss', 'focus', 'honey', 'warning', 'ink-soft'] as const
const PHASE_COLOURS: Partial<Record<Phase, string>> = {
  going: 'honey-wash',
  full: 'moss-wash',
  back: 'persimmon-wash'
}
const EVENT_COLOURS: Partial<Record<MovementEvent['kind'], string>> = {
  repetition: 'moss',
  hold_done: 'moss',
  half_repetition: 'honey',
  form: 'warning',
  safe_range: 'warning'
}

const FONT = '"Figtree Variable", system-ui, sans-serif'

/** Looks up a colour of the design system. */
type Colour = (name: string) => string

/** Seconds, every curve, the count: in uPlot's columns. */
export function plotData({ times_ms, curves, reports }: Replay): uPlot.AlignedData {
  return [
    times_ms.map((t_ms) => t_ms / 1000),
    ...curves.map(({ depths }) => depths),
    reports.map(({ tally }) => tally.count)
  ]
}

export function plotOptions(
  replay: Replay,
  colour: Colour,
  size: { width: number; height: number },
  stepped: uPlot.Series.PathBuilder | undefined
): uPlot.Options {
  const line = { stroke: colour('line'), width: 1 }
  const font = `12px ${FONT}`
  const axis = { stroke: colour('ink-soft'), grid: line, ticks: { show: false }, font }
  const curves = replay.curves.map(({ name }, i) => ({
    label: name,
    scale: 'depth',
    stroke: colour(CURVES[i % CURVES.length]!),
    width: i === 0 ? 2.5 : 1.25,
    value: (_: uPlot, value: number | null) => value?.toFixed(3) ?? '–'
  }))
  const count = {
    ...{ label: 'count', scale: 'count', stroke: colour('ink'), dash: [4, 4] },
    points: { show: false }
  }
  return {
    ...size,
    scales: { x: { time: false }, depth: {}, count: { range: (_, __, max) => [0, max + 1] } },
    axes: [
      { ...axis, values: (_, seconds) => seconds.map((second) => `${second} s`) },
      { ...axis, scale: 'depth' },
      { ...axis, scale: 'count', side: 1, grid: { show: false }, incrs: [1, 2, 5, 10, 20, 50] }
    ],
    series: [{ label: 'seconds' }, ...curves, { ...count, ...(stepped ? { paths: stepped } : {}) }],
    hooks: {
      drawClear: [(plot) => drawPhases(plot, replay, colour)],
      draw: [
        (plot) => drawThresholds(plot, replay, colour),
        (plot) => drawEvents(plot, replay, colour)
      ]
    }
  }
}

function drawPhases(plot: uPlot, { times_ms, reports }: Replay, colour: Colour): void {
  const { ctx, bbox } = plot
  reports.forEach(({ phase }, i) => {
    const name = PHASE_COLOURS[phase]
    const next_ms = times_ms[i + 1]
    if (!name || next_ms === undefined) return
    const left = plot.valToPos(times_ms[i]! / 1000, 'x', true)
    const right = plot.valToPos(next_ms / 1000, 'x', true)
    ctx.fillStyle = colour(name)
    ctx.fillRect(left, bbox.top, right - left + 1, bbox.height)
  })
}

function drawThresholds(plot: uPlot, { phases }: Replay, colour: Colour): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.strokeStyle = ctx.fillStyle = colour('ink-soft')
  ctx.setLineDash([2, 5])
  ctx.font = `${11 * devicePixelRatio}px ${FONT}`
  const lines = Object.entries(phases).filter(([, depth]) => typeof depth === 'number')
  for (const [i, [name, depth]] of lines.entries()) {
    const y = plot.valToPos(depth, 'depth', true)
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    // Neighbours lie close: every second one is named at the other end.
    ctx.textAlign = i % 2 === 0 ? 'left' : 'right'
    const x = i % 2 === 0 ? bbox.left + 6 : bbox.left + bbox.width - 6
    ctx.fillText(name.replace('_', ' '), x, y - 4 * devicePixelRatio)
  }
  ctx.restore()
}

function drawEvents(plot: uPlot, { events }: Replay, colour: Colour): void {
  const { ctx, bbox } = plot
  const size = 6 * devicePixelRatio
  for (const { kind, t_ms } of events) {
    const x = plot.valToPos(t_ms / 1000, 'x', true)
    ctx.fillStyle = colour(EVENT_COLOURS[kind] ?? 'ink-soft')
    ctx.beginPath()
    ctx.moveTo(x, bbox.top + 2 * size)
    ctx.lineTo(x - size, bbox.top)
    ctx.lineTo(x + size, bbox.top)
    ctx.fill()
  }
}
