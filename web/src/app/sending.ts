import type { Outbox } from '../outbox'

/**
 * Sends what waits in the outbox while a member is signed in: now, when the connection comes back,
 * and with growing pauses. Returns how to stop.
 */
export function keepSending(outbox: Outbox, member_id: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const send = async (): Promise<void> => {
    clearTimeout(timer)
    const wait_ms = await outbox.flush(member_id)
    if (wait_ms !== null && !stopped) timer = setTimeout(() => void send(), wait_ms)
  }
  const online = (): void => void send()
  addEventListener('online', online)
  void send()
  return () => {
    stopped = true
    clearTimeout(timer)
    removeEventListener('online', online)
  }
}
