// CameraView alone on a page, steered and read by the measurement from outside.
import { mount, unmount } from 'svelte'
import exercise from '../../../content/exercises/squat.json?raw'
import { CameraView } from '../../../web/src/capture'
import type { Harness } from './harness'

const props = $state({ counting: false })
const task = { kind: 'exercise', text: exercise } as const
const harness: Harness = {
  states: [],
  reports: [],
  longTasks: [],
  count: (counting) => (props.counting = counting),
  retry: () => view.retry(),
  leave: () => void unmount(view)
}
Object.assign(globalThis, { harness })

new PerformanceObserver((list) => {
  for (const { startTime: start_ms, duration: duration_ms } of list.getEntries())
    harness.longTasks.push({ start_ms, duration_ms })
}).observe({ type: 'longtask', buffered: true })

const view = mount(CameraView, {
  target: document.getElementById('camera')!,
  props: {
    task,
    get counting() {
      return props.counting
    },
    onstate: (state) => harness.states.push(state),
    onreport(seen) {
      if (seen.task !== 'exercise') return
      const { landmarks, ...report } = seen
      const shown_ms = performance.timeOrigin + performance.now()
      harness.reports.push({ shown_ms, report, personSeen: landmarks !== null })
    }
  }
})
