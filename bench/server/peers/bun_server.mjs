// The ceiling: bun's built-in server and SQLite, with the least checking that is not wrong.
// Usage: bun bun_server.mjs DATABASE PORT
import { Database } from 'bun:sqlite'
import { resultsDatabase } from './results_database.mjs'

const [, , file, port] = process.argv
const results = resultsDatabase(new Database(file))

function member(request) {
  const token = /__Host-session=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return token ? results.member(token) : null
}
const unauthenticated = () => Response.json({ key: 'session.required' }, { status: 401 })

Bun.serve({
  hostname: '127.0.0.1',
  port: Number(port),
  routes: {
    '/api/v1/statistics': (request) => {
      const who = member(request)
      if (!who) return unauthenticated()
      const today = new URL(request.url).searchParams.get('today')
      return Response.json(results.statistics(who, today))
    },
    '/api/v1/results': {
      POST: async (request) => {
        const who = member(request)
        if (!who) return unauthenticated()
        const [status, answer] = results.saveResult(who, await request.json())
        return Response.json(answer, { status })
      }
    }
  },
  fetch: () => new Response('', { status: 404 })
})
