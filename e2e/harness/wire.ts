import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One thing that left the browser, counted where it left: at the wire. */
export interface Departure {
  t_ms: number
  method: string
  url: string
  /** Request line, headers and body, as sent. */
  bytes: number
  contentType: string | null
  body: Buffer
}

/** One answer of Liopep's own interface, as it passed. */
export interface Answer {
  method: string
  path: string
  status: number
  contentType: string
  body: string
}

/**
 * The only way out of the browser under test: a proxy that records every byte and lets through
 * requests to the given origins alone. Whatever else the browser tries (other hosts, tunnels, web sockets)
 * is recorded and refused.
 */
export class Wire {
  readonly departures: Departure[] = []
  /** What the server answered to /api/ and /auth/. */
  readonly answers: Answer[] = []
  private readonly server: Server

  private constructor(origins: string[]) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks)
        this.record(request, body)
        const target = URL.canParse(request.url!) ? new URL(request.url!) : null
        if (!target || !origins.includes(target.origin)) {
          response.writeHead(403).end()
          return
        }
        const onward = forward(
          target,
          { method: request.method!, headers: request.headers },
          (answer) => {
            response.writeHead(answer.statusCode!, answer.rawHeaders as unknown as string[])
            answer.pipe(response)
            if (target.origin === origins[0])
              this.recordAnswer(request.method!, target.pathname, answer)
          }
        )
        onward.on('error', () => response.destroy())
        onward.end(body)
      })
    })
    const refuse = (request: IncomingMessage, socket: Socket): void => {
      this.record(request, Buffer.alloc(0))
      socket.on('error', () => {})
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    }
    this.server.on('connect', refuse)
    this.server.on('upgrade', refuse)
  }

  /** Starts recording; only `origins` can be reached, the first of them is Liopep. */
  static async start(origins: string[]): Promise<Wire> {
    const wire = new Wire(origins)
    await new Promise<void>((done) => wire.server.listen(0, '127.0.0.1', done))
    return wire
  }

  get proxy(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** What left since `start` (an index into `departures`). */
  since(start: number): Departure[] {
    return this.departures.slice(start)
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  private record(request: IncomingMessage, body: Buffer): void {
    const headers = request.rawHeaders
    let bytes = `${request.method} ${request.url} HTTP/1.1\r\n\r\n`.length + body.length
    for (let i = 0; i < headers.length; i += 2)
      bytes += `${headers[i]}: ${headers[i + 1]}\r\n`.length
    this.departures.push({
      t_ms: Date.now(),
      method: request.method!,
      url: request.url!,
      bytes,
      contentType: request.headers['content-type'] ?? null,
      body
    })
  }

  private recordAnswer(method: string, path: string, answer: IncomingMessage): void {
    if (!path.startsWith('/api/') && !path.startsWith('/auth/')) return
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () =>
      this.answers.push({
        method,
        path,
        status: answer.statusCode!,
        contentType: answer.headers['content-type'] ?? '',
        body: Buffer.concat(chunks).toString()
      })
    )
  }
}
