import type { Met } from '../../engine/energy'
import type { Position } from '../../engine/exercises'
import type { BodyPart } from '../../engine/report'
import { language, m } from '../../i18n'
import { partNames, positionNames } from './names'

/** One line of what there is to know before a break begins. */
export interface Fact {
  name: string
  text: string
  /** Where it is from. */
  note?: string
  /** A number, to be set in figures of one width. */
  number?: boolean
  testid?: string
}

const listed = (words: string[], type: 'conjunction' | 'disjunction') =>
  new Intl.ListFormat(language.current, { type }).format(words)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export function positionFact(positions: readonly Position[]): Fact {
  const names = positions.map((position) => positionNames[position]())
  return { name: m.fact_position(), text: listed(names, 'disjunction') }
}

export function inViewFact(needs: readonly BodyPart[]): Fact {
  const names = needs.map((part) => partNames[part]())
  return { name: m.fact_in_view(), text: capital(listed(names, 'conjunction')) }
}

/** With its source, as every number about energy. */
export function energyFact({ value, source, code }: Met): Fact {
  const met = new Intl.NumberFormat(language.current, { minimumFractionDigits: 1 }).format(value)
  return {
    name: m.fact_energy(),
    text: m.fact_energy_met({ met }),
    note: m.fact_energy_source({ source, code })
  }
}
