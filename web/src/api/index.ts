export {
  api,
  type Failure,
  type NewResult,
  type Outcome,
  type Problem,
  type Session,
  type Statistics
} from './client'
export { ledger, type LedgerEntry } from './ledger'
