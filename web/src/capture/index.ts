/**
 * The room of camera and microphone. Pictures and sound come in, numbers go out (P10): no type exported here can carry a
 * picture or a sound, and `index.exports.ts` keeps it so at compile time.
 */
import type { Component } from 'svelte'
import type { CameraViewControls, CameraViewProps } from './camera_view'
import View from './CameraView.svelte'

export const CameraView: Component<CameraViewProps, CameraViewControls> = View

export { default as thirdPartyNoticesUrl } from '../../generated-assets/third-party-notices.txt?url'
export { listen } from './microphone'
export { preload } from './vision_files'
export { countSteps, type CountedWalk, type StepProblem } from './step_sensor'
export type { CameraViewControls, CameraViewProps } from './camera_view'
export type { CameraReport, CameraTask } from './camera_task'
export type { FlowEvent, FlowReport, FreeMoveReport, LessonReport, PoseReport } from './seen_report'
export type { CameraProblem, CameraState } from './problem'
export type {
  Microphone,
  MicrophoneListener,
  MicrophoneProblem,
  MicrophoneState
} from './microphone'
