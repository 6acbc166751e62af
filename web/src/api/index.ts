export {
  api,
  type Failure,
  type HealthDays,
  type HealthSource,
  type HealthType,
  type NewHealthDays,
  type NewResult,
  type Outcome,
  type Problem,
  type SavedSource,
  type Session,
  type Statistics
} from './client'
export { ledger, type LedgerEntry } from './ledger'
