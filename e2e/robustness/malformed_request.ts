import { gzipSync } from 'node:zlib'
import { newResult } from '../harness/demo_member.ts'

/** Repeatable numbers in 0..1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface MalformedRequest {
  bytes: Buffer
  what: string
  /** The only statuses that answer it rightly. */
  answers: readonly number[]
  /** Send the first half, wait, send the rest. */
  slow: boolean
}

type Random = () => number

const oneOf = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)]!

function randomBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}

function post(origin: string, cookie: string, body: Buffer, headers: string[] = []): Buffer {
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

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const wrongValues: readonly unknown[] = [
  null,
  true,
  'twelve',
  -1,
  1e308,
  1.5,
  [],
  {},
  '',
  '\u0000',
  '9'.repeat(400),
  '../../etc/passwd',
  "'; DROP TABLE results; --"
]

interface Damage {
  /** What is sent. */
  bytes: (random: Random, origin: string, cookie: string) => Buffer
  /** The only statuses that answer it rightly. */
  answers: readonly number[]
}

const host = (origin: string): string => `Host: ${new URL(origin).host}`

/** A GET of `path` with further header lines. */
function get(origin: string, path: string, ...headers: string[]): Buffer {
  return Buffer.from(
    `${[`GET ${path} HTTP/1.1`, host(origin), ...headers].join('\r\n')}\r\n\r\n`,
    'latin1'
  )
}

/** A post of a good result, its text changed. */
function rewrittenPost(origin: string, cookie: string, from: string, to: string): Buffer {
  return Buffer.from(
    post(origin, cookie, json(newResult()))
      .toString()
      .replace(from, () => to)
  )
}

/** A post whose body comes in chunks, as `chunks` says it. */
function chunkedPost(origin: string, cookie: string, chunks: string): Buffer {
  const head = post(origin, cookie, Buffer.alloc(0)).toString('latin1')
  return Buffer.from(
    head.replace('Content-Length: 0', 'Transfer-Encoding: chunked') + chunks,
    'latin1'
  )
}

const bodies: Record<string, Damage> = {
  'truncated JSON': {
    bytes: (random, origin, cookie) => {
      const whole = json(newResult())
      return post(origin, cookie, whole.subarray(0, Math.floor(random() * whole.length)))
    },
    answers: [400]
  },
  'wrong type or value in a field': {
    bytes: (random, origin, cookie) => {
      const field = oneOf(random, Object.keys(newResult()))
      return post(origin, cookie, json(newResult({ [field]: oneOf(random, wrongValues) })))
    },
    answers: [400]
  },
  'missing field': {
    bytes: (random, origin, cookie) => {
      const result = newResult()
      delete result[oneOf(random, Object.keys(result))]
      return post(origin, cookie, json(result))
    },
    answers: [400]
  },
  'unknown field': {
    bytes: (_random, origin, cookie) =>
      post(origin, cookie, json(newResult({ picture: 'data:image/png;base64,AAAA' }))),
    answers: [400]
  },
  'duplicate field': {
    bytes: (_random, origin, cookie) =>
      post(origin, cookie, Buffer.from(JSON.stringify(newResult()).replace('{', '{"count":1,'))),
    answers: [400]
  },
  'deep nesting, never closed': {
    bytes: (random, origin, cookie) =>
      post(origin, cookie, Buffer.from('['.repeat(1 + Math.floor(random() * 8000)))),
    answers: [400, 413]
  },
  'deep nesting in a field': {
    bytes: (random, origin, cookie) => {
      const depth = 1 + Math.floor(random() * 800)
      const [open, close] = oneOf(random, [
        ['[', ']'],
        ['{"a":', '}']
      ] as const)
      const nested = `${open.repeat(depth)}1${close.repeat(depth)}`
      return post(
        origin,
        cookie,
        Buffer.from(JSON.stringify(newResult({ count: 'HERE' })).replace('"HERE"', nested))
      )
    },
    answers: [400, 413]
  },
  'bad UTF-8': {
    bytes: (random, origin, cookie) => {
      const result = JSON.stringify(newResult({ exercise: 'HERE' }))
      const bad = oneOf(random, [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80], [0xe2]])
      const [before, after] = result.split('HERE')
      return post(
        origin,
        cookie,
        Buffer.concat([Buffer.from(before!), Buffer.from(bad), Buffer.from(after!)])
      )
    },
    answers: [400]
  },
  'random bytes as body': {
    bytes: (random, origin, cookie) =>
      post(origin, cookie, randomBytes(random, Math.floor(random() * 2000))),
    answers: [400]
  },
  'compressed body': {
    bytes: (_random, origin, cookie) =>
      post(origin, cookie, gzipSync(json(newResult())), ['Content-Encoding: gzip']),
    answers: [400, 415]
  },
  'body over the limit': {
    bytes: (_random, origin, cookie) => post(origin, cookie, Buffer.alloc(64 * 1024, 0x20)),
    answers: [413]
  },
  'ten megabytes announced': {
    bytes: (_random, origin, cookie) =>
      rewrittenPost(origin, cookie, 'Content-Length: ', 'Content-Length: 10485'),
    answers: [413]
  },
  'wrong content type': {
    bytes: (random, origin, cookie) =>
      rewrittenPost(
        origin,
        cookie,
        'application/json',
        oneOf(random, ['text/plain', '', ';', 'application/json, text/html', 'image/png'])
      ),
    answers: [415]
  }
}

const framing: Record<string, Damage> = {
  'two lengths': {
    bytes: (_random, origin, cookie) =>
      post(origin, cookie, json(newResult()), ['Content-Length: 3']),
    answers: [400]
  },
  'length and chunks': {
    bytes: (_random, origin, cookie) =>
      post(origin, cookie, json(newResult()), ['Transfer-Encoding: chunked']),
    answers: [400]
  },
  'length that is no number': {
    bytes: (random, origin, cookie) =>
      rewrittenPost(
        origin,
        cookie,
        'Content-Length: ',
        `Content-Length: ${oneOf(random, ['-', '+', '0x', 'a', '9'.repeat(30), ', '])}`
      ),
    answers: [400]
  },
  'unknown transfer coding': {
    bytes: (random, origin, cookie) =>
      Buffer.from(
        chunkedPost(origin, cookie, '0\r\n\r\n')
          .toString()
          .replace('chunked', oneOf(random, ['gzip, chunked', 'xchunked', 'chunked, gzip', 'gzip']))
      ),
    answers: [400]
  },
  'bad chunk': {
    bytes: (random, origin, cookie) =>
      chunkedPost(
        origin,
        cookie,
        oneOf(random, ['zz\r\n', 'FFFFFFFFFFFFFFFF\r\n', '5\r\nab', '-1\r\n', '2\r\nabc\r\n'])
      ),
    answers: [400, 413]
  },
  'huge chunk extension or trailer': {
    bytes: (random, origin, cookie) =>
      chunkedPost(
        origin,
        cookie,
        oneOf(random, [
          `1;${'x'.repeat(200_000)}\r\n1\r\n0\r\n\r\n`,
          `0\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`,
          `0\r\n${'X: y\r\n'.repeat(20_000)}\r\n`
        ])
      ),
    answers: [400, 413, 431]
  },
  'body of a GET': {
    bytes: (_random, origin) =>
      Buffer.concat([get(origin, '/', 'Content-Length: 3'), Buffer.from('abc')]),
    answers: [400]
  }
}

const senders: Record<string, Damage> = {
  'bytes that no cookie may have': {
    bytes: (random, origin) =>
      post(
        origin,
        `__Host-session=\u0001${randomBytes(random, 40)
          .toString('latin1')
          .replace(/[\r\n]/g, '')}`,
        json(newResult())
      ),
    answers: [400]
  },
  'cookie of nobody': {
    bytes: (random, origin, cookie) =>
      post(
        origin,
        oneOf(random, [
          '',
          '=',
          ';;;=;',
          '__Host-session',
          '__Host-session=',
          `__Host-session=${'A'.repeat(43)}`,
          `__Host-session=${'A'.repeat(4000)}`,
          `__Host-session="${cookie.split('=')[1]}"`,
          `${cookie}x`,
          cookie.slice(0, -1),
          cookie.toLowerCase().replace('__host', '__Host'),
          '__Host-session=%00; __Host-session=é'
        ]),
        json(newResult())
      ),
    answers: [401]
  },
  'many cookies': {
    bytes: (_random, origin) => post(origin, 'a=b; '.repeat(500), json(newResult())),
    answers: [401]
  },
  'another site': {
    bytes: (random, origin, cookie) =>
      rewrittenPost(
        origin,
        cookie,
        `Origin: ${origin}`,
        oneOf(random, [
          'Origin: https://example.org',
          'Origin: null',
          'Origin: ',
          `Origin: ${origin}.example.org`,
          `Origin: ${origin}\r\nSec-Fetch-Site: cross-site`
        ])
      ),
    answers: [403]
  },
  'another host': {
    bytes: () => Buffer.from('GET / HTTP/1.1\r\nHost: example.org\r\n\r\n'),
    answers: [421]
  },
  'no host': {
    bytes: () => Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    answers: [400]
  }
}

const badPaths: readonly string[] = [
  '/%',
  '/%zz',
  '/%00',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%2f..%2fetc/passwd',
  '/\xff',
  '*',
  'x',
  'http://example.org/',
  '/auth/%00/start'
]

const heads: Record<string, Damage> = {
  'bad path': {
    bytes: (random, origin) => get(origin, oneOf(random, badPaths)),
    answers: [400, 404, 421]
  },
  'long path': {
    bytes: (random, origin) => get(origin, `/${'a'.repeat(20_000 + Math.floor(random() * 9000))}`),
    answers: [431]
  },
  'bad query': {
    bytes: (random, origin, cookie) =>
      get(
        origin,
        `/api/v1/statistics?${oneOf(random, ['', 'today=%ff', 'today=2026-02-30', 'today=2026-07-09&days=-1', 'today=%zz', 'today=2026-07-09&days=1e9', 'today=2026-07-09&days=999999999999999999999', '&&&=&=', 'today=99999-01-01'])}`,
        `Cookie: ${cookie}`
      ),
    answers: [400]
  },
  'sign-in that nobody began': {
    bytes: (random, origin) =>
      get(
        origin,
        oneOf(random, [
          '/auth/demo/callback?state=x&code=y',
          '/auth/demo/callback',
          '/auth/demo/callback?error=%3Cscript%3E',
          '/auth/demo/callback?state=%zz'
        ])
      ),
    answers: [303, 400, 429] // sign-in has a rate limit of its own
  },
  'unknown provider': {
    bytes: (_random, origin) => get(origin, '/auth/nobody/start'),
    answers: [404, 429]
  },
  'bad method': {
    bytes: (random, origin) =>
      Buffer.from(
        `${oneOf(random, ['BREW', 'get', 'DELETE', 'TRACE', 'CONNECT', 'PATCH', '', 'G\0T'])} /api/v1/results HTTP/1.1\r\n${host(origin)}\r\n\r\n`
      ),
    answers: [400, 405]
  },
  'bad version': {
    bytes: (random, origin) =>
      Buffer.from(
        `GET / ${oneOf(random, ['HTTP/9.9', 'HTTP/0.9', 'ICY', ''])}\r\n${host(origin)}\r\n\r\n`
      ),
    answers: [400]
  },
  'HTTP/2 spoken to it': {
    bytes: () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    answers: [400]
  },
  'bad header': {
    bytes: (random, origin) =>
      get(
        origin,
        '/',
        oneOf(random, ['X : y', ': y', 'X', 'X: a\0b', '(X): y', 'X: a\rb', 'X\xff: y', '\tX: y\0'])
      ),
    answers: [400]
  },
  'huge header': {
    bytes: (_random, origin) => get(origin, '/', `X: ${'x'.repeat(70_000)}`),
    answers: [431]
  },
  'many headers': {
    bytes: (random, origin) =>
      get(origin, '/', ...Array<string>(65 + Math.floor(random() * 3000)).fill('X: y')),
    answers: [431]
  },
  'nonsense in headers that are read': {
    bytes: (random, origin) =>
      get(
        origin,
        '/',
        oneOf(random, ['Accept-Encoding', 'If-None-Match', 'Range', 'Expect', 'Upgrade']) +
          `: ${randomBytes(random, 30)
            .toString('latin1')
            .replace(/[^\x20-\x7e]/g, ';')}`
      ),
    answers: [200, 406, 416, 417]
  },
  'random bytes': {
    bytes: (random) => randomBytes(random, 1 + Math.floor(random() * 500)),
    answers: [400]
  },
  'flipped bytes': {
    bytes: (random, origin, cookie) => {
      const bytes = post(origin, cookie, json(newResult()))
      for (let i = 0; i < 5; i++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      return bytes
    },
    answers: [201, 400, 401, 403, 404, 405, 413, 415, 421]
  }
}

const damages: Record<string, Damage> = { ...bodies, ...framing, ...senders, ...heads }

/** A request that is broken in one of many ways, chosen by `random`. */
export function malformedRequest(random: Random, origin: string, cookie: string): MalformedRequest {
  const what = oneOf(random, Object.keys(damages))
  const { bytes, answers } = damages[what]!
  return { bytes: bytes(random, origin, cookie), what, answers, slow: random() < 0.02 }
}
