/** Landmark pairs joined by a line (BlazePose topology): arms, trunk, legs, feet. */
const BONES: readonly (readonly [number, number])[] = [
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
  [11, 23],
  [12, 24],
  [23, 24],
  [23, 25],
  [25, 27],
  [27, 31],
  [24, 26],
  [26, 28],
  [28, 32]
]
const JOINTS: readonly number[] = [...new Set(BONES.flat())]
const MINIMUM_VISIBILITY = 0.5

/** Where a picture lies in a box that shows it whole (`object-fit: contain`). */
export interface Placement {
  left: number
  top: number
  width: number
  height: number
}

export function containedIn(
  box: { width: number; height: number },
  picture: { width: number; height: number }
): Placement {
  const scale = Math.min(box.width / picture.width, box.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  return { left: (box.width - width) / 2, top: (box.height - height) / 2, width, height }
}

/** Colours, from the page's design tokens. */
export interface SkeletonStyle {
  line: string
  joint: string
}

/**
 * Draws a light skeleton. Not mirrored: the canvas is, together with the video.
 * @param landmarks 33 times x, y, z, visibility; null draws nothing
 */
export function drawSkeleton(
  context: CanvasRenderingContext2D,
  landmarks: Float32Array | null,
  placement: Placement,
  { line, joint }: SkeletonStyle
): void {
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  if (!landmarks) return
  const x = (i: number) => placement.left + landmarks[4 * i]! * placement.width
  const y = (i: number) => placement.top + landmarks[4 * i + 1]! * placement.height
  const isSeen = (i: number) => landmarks[4 * i + 3]! >= MINIMUM_VISIBILITY
  const unit = Math.min(placement.width, placement.height) / 100

  context.lineCap = 'round'
  context.lineWidth = unit * 0.9
  context.strokeStyle = line
  context.beginPath()
  for (const [from, to] of BONES) {
    if (!isSeen(from) || !isSeen(to)) continue
    context.moveTo(x(from), y(from))
    context.lineTo(x(to), y(to))
  }
  context.stroke()

  context.fillStyle = joint
  context.beginPath()
  for (const i of JOINTS) {
    if (!isSeen(i)) continue
    context.moveTo(x(i) + unit, y(i))
    context.arc(x(i), y(i), unit, 0, 2 * Math.PI)
  }
  context.fill()
}
