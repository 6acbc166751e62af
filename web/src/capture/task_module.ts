import { loadEngineModule, loadGameModule, loadRecognitionModule } from '../engine/module'
import type { CameraTask } from './camera_task'

/** Loads what the worker needs of the engine for a task; a recording alone needs nothing of it. */
export function moduleOfTask(kind: CameraTask['kind']): Promise<WebAssembly.Module> {
  switch (kind) {
    case 'exercise':
    case 'recording':
      return loadEngineModule()
    case 'flow':
    case 'free_move':
    case 'lesson':
      return loadRecognitionModule()
    case 'game':
      return loadGameModule()
  }
}
