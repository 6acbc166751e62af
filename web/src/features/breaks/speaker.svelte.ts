import type { Exercise } from '../../engine/exercises'
import { language, m } from '../../i18n'
import type { ClockWord } from './break_run.svelte'
import type { Cue } from './cue'
import type { MovementWord } from './exercise_count.svelte'
import { voice } from './voice.svelte'

/** How long a cue stands on the screen. */
const CUE_MS = 3_500

/** Says things aloud, and shows those that are cues. */
export class Speaker {
  /** The last thing that was said, for screen readers. */
  spoken = $state('')
  cue = $state.raw<Cue | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined

  say(text: string): void {
    if (text === '') return
    voice.say(text)
    this.spoken = text
  }

  /** Says a cue and shows it for a while. */
  advise(cue: Cue): void {
    this.say(cue.text)
    this.cue = cue
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.cue = null), CUE_MS)
  }

  stop(): void {
    clearTimeout(this.timer)
  }
}

/** The clock's words, in the person's language. */
export function clockText(word: ClockWord, ready: string, done: string): string {
  switch (word.kind) {
    case 'countdown':
      return String(word.left)
    case 'go':
      return ready
    case 'last_seconds':
      return m.break_last_seconds()
    case 'done':
      return done
  }
}

/** What a movement word says of this exercise: a cue is shown as well. */
export function movementText(word: MovementWord, exercise: Exercise): string | Cue {
  switch (word.kind) {
    case 'count':
      return String(word.count)
    case 'held':
      return String(word.seconds)
    case 'hold_done':
      return { text: m.break_hold_done(), tone: 'tip' }
    case 'half':
      return { text: exercise.cues.half[language.current], tone: 'tip' }
    case 'once_more':
      return { text: m.break_once_more(), tone: 'tip' }
    case 'form':
      return { text: exercise.form?.[word.index]?.cue[language.current] ?? '', tone: 'tip' }
    case 'safe_range':
      return { text: exercise.safe_range?.cue[language.current] ?? '', tone: 'warning' }
  }
}
