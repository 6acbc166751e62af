import { newResult } from '../harness/demo_member.ts'

/** Numbers in 0..1. */
export type Random = () => number

export const oneOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)]!

export function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}

export function post(origin: string, cookie: string, body: Buffer, headers: string[] = []): Buffer {
  const head = [
    'POST /api/v1/results HTTP/1.1',
    `Host: ${new URL(origin).host}`,
    `Origin: ${origin}`,
    'Content-Type: application/json',
    `Cookie: ${cookie}`,
    `Content-Length: ${body.length}`,
    ...headers
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

/** One way in which a request can be broken. */
export interface Damage {
  /** What is sent. */
  bytes: (random: Random, origin: string, cookie: string) => Buffer
  /** The only statuses that answer it rightly. */
  answers: readonly number[]
}

export const host = (origin: string): string => `Host: ${new URL(origin).host}`

/** A GET of `path` with further header lines. */
export function get(origin: string, path: string, ...headers: string[]): Buffer {
  return Buffer.from(
    `${[`GET ${path} HTTP/1.1`, host(origin), ...headers].join('\r\n')}\r\n\r\n`,
    'latin1'
  )
}

/** A post of a good result, its text changed. */
export function rewrittenPost(origin: string, cookie: string, from: string, to: string): Buffer {
  return Buffer.from(
    post(origin, cookie, json(newResult()))
      .toString()
      .replace(from, () => to)
  )
}

/** A post whose body comes in chunks, as `chunks` says it. */
export function chunkedPost(origin: string, cookie: string, chunks: string): Buffer {
  const head = post(origin, cookie, Buffer.alloc(0)).toString('latin1')
  return Buffer.from(
    head.replace('Content-Length: 0', 'Transfer-Encoding: chunked') + chunks,
    'latin1'
  )
}
