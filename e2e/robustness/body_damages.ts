import { gzipSync } from 'node:zlib'
import { newResult } from '../harness/demo_member.ts'
import {
  chunkedPost,
  get,
  json,
  oneOf,
  post,
  randomBytes,
  rewrittenPost,
  type Damage
} from './damage.ts'

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

/** What is wrong with a body. */
export const bodies: Record<string, Damage> = {
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

/** What is wrong with where a body ends. */
export const framing: Record<string, Damage> = {
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
