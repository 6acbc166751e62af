import { Engine } from '../engine/engine'
import { FlowCounter } from '../engine/flow'
import { FreeMoveCounter } from '../engine/free_move'
import { GameEngine } from '../engine/game'
import { Lesson } from '../engine/lesson'
import type { CameraTask } from './camera_task'
import { ExerciseReader } from './exercise_reader'
import { FlowReader } from './flow_reader'
import { FreeMoveReader } from './free_move_reader'
import { GameReader } from './game_reader'
import { LessonReader } from './lesson_reader'
import { RecordingReader } from './recording_reader'
import type { TaskReader } from './task_reader'

/** Makes the reader of a task, with an engine of its own. Rejects when the engine refuses it. */
export async function taskReaderOf(
  task: CameraTask,
  engine: WebAssembly.Module
): Promise<TaskReader> {
  switch (task.kind) {
    case 'exercise':
      return new ExerciseReader(await Engine.create(engine), task.text)
    case 'flow':
      return new FlowReader(await FlowCounter.create(engine, task.texts))
    case 'free_move':
      return new FreeMoveReader(await FreeMoveCounter.create(engine))
    case 'game':
      return new GameReader(await GameEngine.create(engine), task.options)
    case 'lesson':
      return new LessonReader(await Lesson.create(engine))
    case 'recording':
      if (import.meta.env.MODE !== 'production') return new RecordingReader()
      throw new Error('the product records nothing (P10)')
  }
}
