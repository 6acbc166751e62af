import { newResult } from '../harness/demo_member.ts'
import { get, host, json, oneOf, post, randomBytes, rewrittenPost, type Damage } from './damage.ts'

/** What is wrong with who sends it, and to whom. */
export const senders: Record<string, Damage> = {
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

/** What is wrong with a request line or a header. */
export const heads: Record<string, Damage> = {
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
