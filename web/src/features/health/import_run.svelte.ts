import { api, type Failure, type HealthSource } from '../../api'
import type { ImportedDay, ImportProblem } from '../../engine/health_import'
import { loadDatabaseModule, loadImportModule } from '../../engine/import_module'
import { requestsOf, sourceOf, totalsOf, type Choice } from './choice'
import { dateIn, deviceNow } from './days'
import DatabaseWorker from './health_database.worker?worker'
import FileWorker from './health.worker?worker'
import type { ImportReply } from './import_protocol'

type State =
  | { kind: 'choosing' }
  | { kind: 'reading'; name: string; done: number }
  | {
      kind: 'preview'
      name: string
      source: HealthSource
      days: ImportedDay[]
      problem: Failure | null
    }
  | { kind: 'saving'; done: number }
  | { kind: 'saved'; source: HealthSource; totals: number }
  | { kind: 'unreadable'; name: string; problem: ImportProblem }
  | { kind: 'unloaded' }

/** One file from choosing it to what is saved of it. Nothing is sent before save(). */
export class ImportRun {
  state = $state.raw<State>({ kind: 'choosing' })
  #worker: Worker | null = null
  /** Grows with each file and cancel; what was begun under an older one has no say. */
  #attempt = 0
  readonly #now: () => Date

  constructor(now = deviceNow) {
    this.#now = now
  }

  async read(file: File): Promise<void> {
    this.cancel()
    const attempt = this.#attempt
    this.state = { kind: 'reading', name: file.name, done: 0 }
    try {
      const module = await loadImportModule()
      if (attempt !== this.#attempt) return
      this.#start(new FileWorker({ name: 'health' }), file.name, module)
      this.#worker?.postMessage({ file, module, latestDay: this.#latestDay() })
    } catch {
      if (attempt === this.#attempt) this.state = { kind: 'unloaded' }
    }
  }

  cancel(): void {
    this.#attempt++
    this.#worker?.terminate()
    this.#worker = null
    this.state = { kind: 'choosing' }
  }

  async save(choice: Choice): Promise<void> {
    const preview = this.state
    if (preview.kind !== 'preview') return
    const { days, source } = preview
    const requests = requestsOf(days, choice, source)
    this.state = { kind: 'saving', done: 0 }
    for (const [index, request] of requests.entries()) {
      const answer = await api.saveHealthDays(request)
      if (!answer.ok) {
        this.state = { ...preview, problem: answer.failure }
        return
      }
      this.state = { kind: 'saving', done: (index + 1) / requests.length }
    }
    this.state = { kind: 'saved', source, totals: totalsOf(days, choice).length }
  }

  /** Tomorrow: somewhere it has begun. */
  #latestDay(): string {
    return dateIn(this.#now(), 1)
  }

  #start(worker: Worker, name: string, module: WebAssembly.Module): void {
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<ImportReply>) => this.#hear(data, name, module)
    worker.onerror = () => (this.state = { kind: 'unloaded' })
  }

  #hear(reply: ImportReply, name: string, module: WebAssembly.Module): void {
    if (reply.kind === 'progress') {
      this.state = { kind: 'reading', name, done: reply.done }
      return
    }
    this.#worker?.terminate()
    this.#worker = null
    if (reply.kind === 'database') void this.#readDatabase(reply.bytes, name, module)
    else if (reply.kind === 'failed')
      this.state = { kind: 'unreadable', name, problem: reply.problem }
    else {
      const source = sourceOf(reply.format)
      this.state = { kind: 'preview', name, source, days: reply.days, problem: null }
    }
  }

  async #readDatabase(bytes: ArrayBuffer, name: string, module: WebAssembly.Module): Promise<void> {
    const attempt = this.#attempt
    try {
      const sqlite = await loadDatabaseModule()
      if (attempt !== this.#attempt) return
      this.#start(new DatabaseWorker({ name: 'health' }), name, module)
      this.#worker?.postMessage({ bytes, module, sqlite, latestDay: this.#latestDay() }, [bytes])
    } catch {
      if (attempt === this.#attempt) this.state = { kind: 'unloaded' }
    }
  }
}
