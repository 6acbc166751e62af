import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the tests leave what they made. */
export const output = fileURLToPath(new URL('../output/', import.meta.url))
const recordings = fileURLToPath(new URL('../../../shared/data/camera/', import.meta.url))

/** Where the recordings with known answers are, or null where this checkout has none. */
export const recordingsFolder: string | null = existsSync(recordings) ? recordings : null

/** Camera pictures per second that the fake camera plays. The clips' own 5 fps are repeated. */
const PICTURES_PER_SECOND = 15

/**
 * Makes a raw video that Chromium plays as its camera, in a loop, at the clip's true tempo.
 * `filter` is an ffmpeg filter chain applied first; `name` names the result and is its cache key.
 */
export function cameraClip(name: string, recording: string, filter = 'null'): string {
  const file = `${output}${name}.y4m`
  if (existsSync(file)) return file
  mkdirSync(output, { recursive: true })
  const unfinished = `${file}.part.y4m`
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-i', `${recordingsFolder}${recording}`],
    ...['-vf', `${filter},fps=${PICTURES_PER_SECOND},scale=-2:640,format=yuv420p`],
    unfinished
  ])
  renameSync(unfinished, file)
  return file
}

/** Still pictures of a camera are never quite the same. */
export const NOISE = 'noise=alls=4:allf=t'

/**
 * Two squats and the beginning of a third, then two seconds without anybody, so that also a slow
 * computer, which sees few pictures, sees where the loop ends.
 */
export const squatsAndAwayClip = (): string =>
  cameraClip('squats_and_away', 'pose_squats.mp4', `tpad=stop_duration=2:color=gray,${NOISE}`)

/** A camera that sees one flat colour: a covered lens. */
export function coveredCameraClip(): string {
  const file = `${output}covered.y4m`
  if (existsSync(file)) return file
  mkdirSync(output, { recursive: true })
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'color=c=black:s=640x480:r=15:d=2'],
    ...['-pix_fmt', 'yuv420p', file]
  ])
  return file
}

/** A camera whose clip can be changed: Chromium reads the file anew whenever it opens its camera. */
export class CameraReel {
  private readonly folder = mkdtempSync(join(tmpdir(), 'liopep-camera-'))
  readonly file = join(this.folder, 'camera.y4m')

  /** From the next opening on the camera sees `clip`, from its beginning. */
  show(clip: string): void {
    const next = join(this.folder, 'next.y4m')
    symlinkSync(clip, next)
    renameSync(next, this.file)
  }
}
