import type { BodyPart, Framing } from '../../engine/report'
import { language, m } from '../../i18n'
import { partNames } from './names'

/** What to do so that the exercise can be counted, in the person's language. */
export function framingHint(framing: Framing, needs: readonly BodyPart[]): string {
  if (framing.kind === 'ready') return m.framing_ready()
  const list = new Intl.ListFormat(language.current, { type: 'conjunction' })
  const parts = (missing: readonly BodyPart[]) =>
    list.format(missing.map((part) => partNames[part]()))
  if (framing.kind === 'partly') return m.framing_partly({ parts: parts(framing.missing) })
  const isWholeBody = needs.includes('ankles') || needs.includes('heels') || needs.includes('toes')
  return isWholeBody ? m.framing_nobody() : m.framing_nobody_parts({ parts: parts(needs) })
}
