import type { CameraReport, CameraTask } from './camera_task'
import type { CameraState } from './problem'

/**
 * What a feature gives to `CameraView` and gets from it. Only numbers pass (P10): the picture is
 * taken, shown and dropped inside the component.
 */
export interface CameraViewProps {
  /** What the movement is read for; may change while the camera runs. */
  task: CameraTask
  /**
   * false: the framing phase; reports say what the camera sees, nothing is tallied.
   * true: counting; the tally starts at zero each time this turns true.
   */
  counting: boolean
  /** true: the world of a game stands still while the picture goes on. */
  held?: boolean
  /** Every camera frame that was understood, as numbers. */
  onreport: (report: CameraReport) => void
  /** Every change of the camera's state. */
  onstate: (state: CameraState) => void
}

/** What a feature can ask of a mounted `CameraView` (`bind:this`). */
export interface CameraViewControls {
  /** After `stopped`: asks for the camera again. */
  retry: () => void
}
