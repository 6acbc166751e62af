/**
 * Why the camera cannot be used, or not well. `dark` and `covered` pass by themselves; the others
 * end the camera until the person tries again.
 */
export type CameraProblem =
  | 'refused' // the person or the browser's settings said no
  | 'absent' // no camera found
  | 'in_use' // another program holds it
  | 'unsupported' // this browser lacks what is needed
  | 'failed' // it stopped, or the model could not start
  | 'covered' // the picture is one flat colour
  | 'dark' // too dark to see a person

/** How far the camera has come. */
export type CameraState =
  | { kind: 'asking' } // the browser's permission question is open
  | { kind: 'loading'; progress: number } // model on its way, 0..1
  | { kind: 'warming' } // first frames; choosing the model that this device can follow
  | { kind: 'running'; problem: 'covered' | 'dark' | null }
  | { kind: 'stopped'; problem: CameraProblem }
