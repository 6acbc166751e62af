// The peer: fastify and better-sqlite3. Usage: node fastify_server.mjs DATABASE PORT
import cookie from '@fastify/cookie'
import Database from 'better-sqlite3'
import Fastify from 'fastify'
import { resultsDatabase } from './results_database.mjs'

const [, , file, port] = process.argv
const results = resultsDatabase(new Database(file))
const app = Fastify({ bodyLimit: 16 * 1024 })
await app.register(cookie)

const whole = (maximum) => ({ type: 'integer', minimum: 0, maximum })
const newResult = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['id', 'exercise', 'count', 'half_count'],
    ...['duration_ms', 'started_at_ms', 'day', 'source']
  ],
  properties: {
    id: { type: 'string', format: 'uuid' },
    exercise: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' },
    count: whole(10_000),
    half_count: whole(10_000),
    duration_ms: whole(7_200_000),
    started_at_ms: { type: 'integer' },
    day: { type: 'string', format: 'date' },
    source: { enum: ['camera', 'self_report'] }
  }
}

app.addHook('onRequest', async (request, reply) => {
  const token = request.cookies['__Host-session']
  request.member = token ? results.member(token) : null
  if (!request.member) return reply.code(401).send({ key: 'session.required' })
})
app.get('/api/v1/statistics', async (request) =>
  results.statistics(request.member, request.query.today)
)
app.post('/api/v1/results', { schema: { body: newResult } }, async (request, reply) => {
  const [status, answer] = results.saveResult(request.member, request.body)
  return reply.code(status).send(answer)
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
