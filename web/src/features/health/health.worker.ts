/// <reference lib="webworker" />
import { HealthImport } from '../../engine/health_import'
import { readHealthFile } from './file_reader'
import { ImportFailure, type ImportOrder, type ImportReply } from './import_protocol'
import { localZone } from './local_zone'

/**
 * Reads a health file on the device (P11). Its policy is `connect-src 'none'`, so that it can send
 * nothing; daily totals go to the page, which sends what the person ticks.
 */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

const tell = (reply: ImportReply, transfer: Transferable[] = []) =>
  scope.postMessage(reply, transfer)

async function read({ file, module, latestDay }: ImportOrder): Promise<void> {
  const engine = new HealthImport(module)
  engine.begin(latestDay, localZone())
  let told = 0
  const onprogress = (done: number) => {
    if (done - told < 0.005) return
    told = done
    tell({ kind: 'progress', done })
  }
  const found = await readHealthFile(file, engine, onprogress)
  if (found.kind === 'database') tell(found, [found.bytes])
  else tell({ ...found, memoryBytes: engine.memoryBytes })
}

scope.onmessage = ({ data }: MessageEvent<ImportOrder>) => {
  read(data).catch((error: unknown) => {
    const problem =
      error instanceof ImportFailure
        ? error.problem
        : { fault: 'cut_off' as const, reason: String(error), byte: 0, line: 0, record: 0 }
    tell({ kind: 'failed', problem })
  })
}
