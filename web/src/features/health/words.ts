import type { HealthSource, HealthType } from '../../api'
import type { ImportProblem } from '../../engine/health_import'
import { language, m, wholeNumber } from '../../i18n'

const types: Record<HealthType, () => string> = {
  steps: m.health_type_steps,
  distance_m: m.health_type_distance,
  active_energy_kcal: m.health_type_energy,
  flights: m.health_type_flights,
  active_minutes: m.health_type_minutes
}
const sources: Record<HealthSource, () => string> = {
  apple_health: () => 'Apple Health',
  google_fit: () => 'Google Fit',
  health_connect: () => 'Health Connect',
  fit: m.health_source_fit,
  tcx: m.health_source_tcx,
  gpx: m.health_source_gpx
}

const faults: Record<ImportProblem['fault'], () => string> = {
  none: m.health_fault_other,
  unknown_format: m.health_fault_unknown,
  encoding: m.health_fault_encoding,
  entity: m.health_fault_hostile,
  syntax: m.health_fault_syntax,
  cut_off: m.health_fault_cut_off,
  too_long: m.health_fault_hostile,
  too_deep: m.health_fault_hostile,
  date: m.health_fault_date,
  value: m.health_fault_value,
  unit: m.health_fault_value,
  checksum: m.health_fault_damaged,
  too_much: m.health_fault_too_much,
  no_time: m.health_fault_no_time,
  zip_bomb: m.health_fault_hostile,
  no_data: m.health_fault_no_data
}

export const typeName = (type: HealthType): string => types[type]()
export const sourceName = (source: HealthSource): string => sources[source]()
export const faultText = (problem: ImportProblem): string => faults[problem.fault]()

/** Where in the file it stands, for whoever looks into it. */
export function faultPlace({ line, record, byte }: ImportProblem): string {
  if (line > 0) return m.health_place_line({ line: wholeNumber(line) })
  if (record > 0) return m.health_place_record({ record: wholeNumber(record) })
  return m.health_place_byte({ byte: wholeNumber(byte) })
}

/** "8,123", "6.3 km", "310 kcal". */
export function amount(type: HealthType, value: number): string {
  if (type === 'distance_m') {
    return new Intl.NumberFormat(language.current, {
      style: 'unit',
      unit: 'kilometer',
      minimumFractionDigits: value < 10_000 ? 2 : 1,
      maximumFractionDigits: value < 10_000 ? 2 : 1
    }).format(value / 1000)
  }
  if (type === 'active_energy_kcal') return `${wholeNumber(Math.round(value))} kcal`
  if (type === 'active_minutes') return `${wholeNumber(Math.round(value))} min`
  return wholeNumber(Math.round(value))
}
