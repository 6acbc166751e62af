/** Where the camera's picture lies on the canvas, in the canvas's own pixels. */
export interface Place {
  left: number
  top: number
  width: number
  height: number
}

/** The largest place for a picture of this shape in the middle of a box. */
export function placeIn(box: { width: number; height: number }, aspect: number): Place {
  const height = Math.min(box.height, box.width / aspect)
  const width = height * aspect
  return { left: (box.width - width) / 2, top: (box.height - height) / 2, width, height }
}

/** What every drawing of one display frame shares. */
export interface Pen {
  context: CanvasRenderingContext2D
  place: Place
  /** Time of the world that is shown: stands still while the game does. */
  time_ms: number
  /** True where the person asked for reduced motion. */
  calm: boolean
}

/** From parts of the picture to pixels. */
export const spot = ({ place }: Pen, { x, y }: { x: number; y: number }) => ({
  x: place.left + x * place.width,
  y: place.top + y * place.height
})

/**
 * Draws with the origin at a part of the picture and `radius` (in picture heights) as the unit, so
 * that drawings, paths and gradients are made once, for a radius of 1.
 */
export function drawAt(
  pen: Pen,
  at: { x: number; y: number },
  radius: number,
  draw: (context: CanvasRenderingContext2D) => void,
  turn_deg = 0
): void {
  const { context, place } = pen
  const { x, y } = spot(pen, at)
  const scale = radius * place.height
  if (!(scale > 0)) return
  context.save()
  context.translate(x, y)
  if (turn_deg !== 0) context.rotate((turn_deg * Math.PI) / 180)
  context.scale(scale, scale)
  draw(context)
  context.restore()
}

/** Fills and outlines a path of unit size. */
export function paint(
  context: CanvasRenderingContext2D,
  path: Path2D,
  fill: string | CanvasGradient,
  line = '',
  width = 0.09
): void {
  context.fillStyle = fill
  context.fill(path)
  if (line === '') return
  context.lineWidth = width
  context.lineJoin = 'round'
  context.strokeStyle = line
  context.stroke(path)
}

/** Soft from the first colour's light to the second's shade, for round things of unit size. */
export function glow(context: CanvasRenderingContext2D, light: string, deep: string) {
  const gradient = context.createRadialGradient(-0.35, -0.45, 0.05, 0, 0, 1.15)
  gradient.addColorStop(0, light)
  gradient.addColorStop(1, deep)
  return gradient
}
