import { Energy, type Met } from '../../engine/energy'
import { exerciseOf } from '../../engine/exercises'
import { gameOf } from '../../engine/games'
import type { FinishedBreak } from './finished_break'

/** One activity of a break and how long it was done. */
export interface EnergyUse {
  met: Met
  active_ms: number
  /** True where no exercise file says it: counted as light calisthenics. */
  isEstimate: boolean
}

/** What movements without a file of ours are counted as. */
const LIGHT_CALISTHENICS: Met = {
  code: '02024',
  value: 2.8,
  source: '2024 Adult Compendium of Physical Activities'
}

/** A hold uses energy while it is held, everything else for as long as it went on. */
export function energyUse(finished: FinishedBreak): EnergyUse {
  const met = (exerciseOf(finished.exercise) ?? gameOf(finished.exercise))?.met
  return {
    met: met ?? LIGHT_CALISTHENICS,
    active_ms: finished.held_ms ?? finished.duration_ms,
    isEstimate: met === undefined
  }
}

/** Sums over a break. */
export interface EnergySum {
  met_minutes: number
  /** Null without a weight. */
  kilocalories: number | null
}

/** Sums up by the engine's formulas. */
export async function energySum(
  uses: readonly EnergyUse[],
  weight_kg: number | null
): Promise<EnergySum> {
  const energy = await Energy.create()
  const sum = (of: (use: EnergyUse) => number) => uses.reduce((total, use) => total + of(use), 0)
  return {
    met_minutes: sum((use) => energy.metMinutes(use.met, use.active_ms)),
    kilocalories:
      weight_kg === null
        ? null
        : sum((use) => energy.kilocalories(use.met, use.active_ms, weight_kg))
  }
}
