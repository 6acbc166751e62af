import type { CameraProblem } from './problem'

/** A picture of a whole person does not get better above this; the model looks at 256 x 256. */
const CONSTRAINTS: MediaStreamConstraints = {
  audio: false,
  video: {
    facingMode: 'user',
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 30 },
    // What the camera sees, not a cut-out of it: feet and hands are at the edges.
    resizeMode: { ideal: 'none' }
  } as MediaTrackConstraints
}

/** An open camera. */
export interface Camera {
  stream: MediaStream
  track: MediaStreamTrack
}

const PROBLEMS: Record<string, CameraProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'in_use',
  AbortError: 'in_use',
  TypeError: 'unsupported'
}

/** The problem behind what getUserMedia throws (Media Capture and Streams, 10.3). */
export function problemOf(error: unknown): CameraProblem {
  const name = error instanceof Error ? error.name : ''
  return PROBLEMS[name] ?? 'failed'
}

/** Asks for the front camera; the browser may ask the person first. */
export async function openCamera(devices?: MediaDevices): Promise<Camera | CameraProblem> {
  if (!devices?.getUserMedia) return 'unsupported'
  try {
    const stream = await devices.getUserMedia(CONSTRAINTS)
    const [track] = stream.getVideoTracks()
    return track ? { stream, track } : 'absent'
  } catch (error) {
    return problemOf(error)
  }
}

/** Turns the camera and its light off. */
export function closeCamera(camera: Camera | null): void {
  for (const track of camera?.stream.getTracks() ?? []) track.stop()
}

/** Why a camera that ran ended by itself: pulled out, or stopped by the system. */
export async function endedProblem(devices: MediaDevices): Promise<CameraProblem> {
  const found = await devices.enumerateDevices().catch(() => [])
  return found.some(({ kind }) => kind === 'videoinput') ? 'failed' : 'absent'
}
