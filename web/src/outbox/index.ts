import { api } from '../api'
import { Outbox } from './outbox'

export { Outbox, type OutboxItem } from './outbox'

export const outbox = new Outbox(localStorage, api.saveResult)
