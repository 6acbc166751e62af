import { language, m } from '../../i18n'
import type { Tempo } from './exercise_count.svelte'

/** From here on a movement is called whole. */
const WHOLE = 0.95

/** How it went on the whole, in one plain sentence: how long one took, and how far it went. */
export function tempoText({ repetition_ms, depth }: Tempo): string {
  const format = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language.current, options).format(value)
  const time = format(repetition_ms / 1000, { maximumFractionDigits: 1 })
  if (depth >= WHOLE) return m.result_tempo_whole({ time })
  const range = format(depth, { style: 'percent', maximumFractionDigits: 0 })
  return m.result_tempo_range({ time, range })
}
