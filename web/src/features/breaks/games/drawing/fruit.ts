import type { GameShape } from '../../../../engine/game'
import { COLOURS } from './palette'
import { drawAt, glow, paint, type Pen } from './pen'

/** Fruit of unit size, drawn by hand: body, its two colours, and what makes it that fruit. */
interface Fruit {
  body: Path2D
  light: string
  deep: string
  details: (context: CanvasRenderingContext2D) => void
}

const LEAF = new Path2D('M.02-.62C.04-.98.36-1.18.78-1.1.72-.78.44-.56.02-.62Z')
const STEM = new Path2D('M0-.5C-.03-.72-.02-.84.08-1')
const HIGHLIGHT = new Path2D('M-.62-.2C-.6-.46-.46-.6-.28-.62')
const CROWN = new Path2D(
  'M0-.42-.2-.66-.52-.6-.4-.84-.66-1-.3-.96 0-1.2.3-.96.66-1 .4-.84.52-.6.2-.66Z'
)
const SEEDS = new Path2D(
  'M-.4-.2l.05.14M0-.12l0 .16M.4-.2l-.05.14M-.24.24l.04.14M.24.24l-.04.14M0 .58l0 .14'
)
const SEGMENTS = new Path2D(
  'M0-.72A.72.72 0 1 1 0 .72.72.72 0 1 1 0-.72M0-.72V.72M-.62-.36.62.36M.62-.36-.62.36'
)

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number) {
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineCap = 'round'
  context.stroke(path)
}

function leafAndStem(context: CanvasRenderingContext2D): void {
  stroke(context, STEM, COLOURS.bark, 0.13)
  paint(context, LEAF, COLOURS.moss)
  stroke(context, HIGHLIGHT, 'rgb(255 255 255 / 55%)', 0.12)
}

const FRUITS: readonly Fruit[] = [
  {
    body: new Path2D(
      'M0-.58C.36-.92 1-.78.97-.08.94.52.46.98.16.92.05.89-.05.89-.16.92-.46.98-.94.52-.97-.08-1-.78-.36-.92 0-.58Z'
    ),
    light: '#ff9a66',
    deep: COLOURS.ember,
    details: leafAndStem
  },
  {
    body: new Path2D(
      'M0-.86C.3-.86.4-.62.46-.34.54-.06.88.1.88.48.88.84.46 1 0 1-.46 1-.88.84-.88.48-.88.1-.54-.06-.46-.34-.4-.62-.3-.86 0-.86Z'
    ),
    light: '#d9e88a',
    deep: '#8aa843',
    details: leafAndStem
  },
  {
    body: new Path2D('M0-.98A.98.98 0 1 1 0 .98.98.98 0 1 1 0-.98Z'),
    light: '#ffc36b',
    deep: '#f08a24',
    details(context) {
      context.fillStyle = '#ffe0a3'
      context.fill(SEGMENTS)
      stroke(context, SEGMENTS, '#f6a13c', 0.09)
    }
  },
  {
    body: new Path2D(
      'M0 1C-.36.9-.97.2-.92-.26-.88-.68-.36-.74 0-.58.36-.74.88-.68.92-.26.97.2.36.9 0 1Z'
    ),
    light: '#ff8b8b',
    deep: '#cf2f4a',
    details(context) {
      stroke(context, SEEDS, '#ffe3a0', 0.09)
      paint(context, CROWN, COLOURS.mossDeep)
    }
  },
  {
    body: new Path2D(
      'M-1 .02C-.9-.1-.86-.16-.76-.36-.5-.84.5-.84.76-.36.86-.16.9-.1 1 .02.9.14.86.2.76.4.5.86-.5.86-.76.4-.86.2-.9.14-1 .02Z'
    ),
    light: '#fff0a0',
    deep: '#ecbc2c',
    details(context) {
      stroke(context, HIGHLIGHT, 'rgb(255 255 255 / 75%)', 0.12)
    }
  },
  {
    body: new Path2D(
      'M0-.9C.55-.9.92-.5.92.04.92.6.52.96 0 .96-.52.96-.92.6-.92.04-.92-.5-.55-.9 0-.9Z'
    ),
    light: '#c39adf',
    deep: '#74428c',
    details: leafAndStem
  }
]

const BURR = (() => {
  const points = 13
  const path = new Path2D()
  for (let i = 0; i < 2 * points; i++) {
    const angle = (Math.PI * i) / points
    const radius = i % 2 === 0 ? 1.28 : 0.82
    path.lineTo(Math.sin(angle) * radius, -Math.cos(angle) * radius)
  }
  path.closePath()
  return path
})()
const FROWN = new Path2D('M-.5-.3-.14-.12M.5-.3.14-.12M-.3.42C-.1.24.1.24.3.42')
const EYES = new Path2D(
  'M-.28.02m-.1 0a.1.1 0 1 0 .2 0a.1.1 0 1 0-.2 0M.28.02m-.1 0a.1.1 0 1 0 .2 0a.1.1 0 1 0-.2 0'
)

/** How a thing leaves: what was caught grows and fades, what was let go sinks away. */
function leaving({ state, amount }: GameShape): { size: number; alpha: number } {
  if (state === 'hit') return { size: 1 + 0.5 * amount, alpha: 1 - amount }
  if (state === 'missed') return { size: 1 - 0.3 * amount, alpha: 0.6 * (1 - amount) }
  return { size: 1, alpha: 1 }
}

/** Round, leafy and bright: to be caught. */
export function drawFruit(pen: Pen, shape: GameShape): void {
  const fruit = FRUITS[shape.look % FRUITS.length]!
  const { size, alpha } = leaving(shape)
  const sway_deg = pen.calm ? 0 : 9 * Math.sin(pen.time_ms / 420 + shape.id)
  pen.context.globalAlpha = alpha
  drawAt(
    pen,
    shape,
    (shape.h / 2) * size,
    (context) => {
      paint(context, fruit.body, glow(context, fruit.light, fruit.deep), COLOURS.cream, 0.11)
      fruit.details(context)
    },
    sway_deg
  )
  pen.context.globalAlpha = 1
}

/** Dark, spiky and cross: to be let pass. */
export function drawBurr(pen: Pen, shape: GameShape): void {
  const { size, alpha } = leaving(shape)
  pen.context.globalAlpha = alpha
  const turn_deg = pen.calm ? 0 : (pen.time_ms / 30 + shape.id * 40) % 360
  drawAt(
    pen,
    shape,
    (shape.h / 2) * size,
    (context) => paint(context, BURR, glow(context, '#6a4a78', '#2d1a38'), '#e9c6f2', 0.07),
    turn_deg
  )
  drawAt(pen, shape, (shape.h / 2) * size, (context) => {
    stroke(context, FROWN, '#f4dcf8', 0.11)
    context.fillStyle = '#f4dcf8'
    context.fill(EYES)
  })
  pen.context.globalAlpha = 1
}
