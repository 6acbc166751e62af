import type { CameraState } from '../../../web/src/capture/problem.ts'
import type { MotionReport } from '../../../web/src/engine/report.ts'

/** What the harness page has seen so far, and how to steer it; read with `page.evaluate`. */
export interface Harness {
  states: CameraState[]
  reports: { shown_ms: number; report: Omit<MotionReport, 'landmarks'>; personSeen: boolean }[]
  longTasks: { start_ms: number; duration_ms: number }[]
  count: (counting: boolean) => void
  retry: () => void
  leave: () => void
}
