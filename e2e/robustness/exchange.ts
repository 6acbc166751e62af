import { connect } from 'node:net'

const PATIENCE_MS = 20_000

export interface ExchangeOptions {
  /** Send the first half, wait, send the rest. */
  slow?: boolean
}

/** Sends raw bytes and an end, and returns what came back until the server closed. */
export function exchange(
  origin: string,
  bytes: Buffer,
  { slow = false }: ExchangeOptions = {}
): Promise<Buffer> {
  const { hostname, port } = new URL(origin)
  return new Promise((done) => {
    const received: Buffer[] = []
    const socket = connect(Number(port), hostname)
    const finish = (): void => {
      socket.destroy()
      done(Buffer.concat(received))
    }
    socket.setTimeout(PATIENCE_MS, finish)
    socket.on('data', (chunk) => received.push(chunk))
    socket.on('error', finish)
    socket.on('close', finish)
    if (slow) {
      socket.write(bytes.subarray(0, bytes.length / 2))
      setTimeout(() => socket.destroyed || socket.end(bytes.subarray(bytes.length / 2)), 100)
    } else {
      socket.end(bytes)
    }
  })
}

export interface Answer {
  status: number
  type: string
  body: string
}

/** The first answer in what came back; null when there is none, or only a part of one. */
export function readAnswer(received: Buffer): Answer | null {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = received.subarray(0, end).toString('latin1')
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  const body = received.subarray(end + 4, end + 4 + length)
  if (!status || body.length < length) return null
  const type = /\r\ncontent-type: ([^\r]+)/i.exec(head)?.[1] ?? ''
  return { status: Number(status), type, body: body.toString() }
}
