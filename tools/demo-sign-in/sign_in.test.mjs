// The real server against the real provider: npm test --workspace tools/demo-sign-in
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startLiopep } from '../start.mjs'
import { Visitor } from './visitor.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const preset = process.env.PRESET ?? 'release'

for (const signedWith of /** @type {const} */ (['RS256', 'ES256'])) {
  describe(`sign-in with ${signedWith}`, () => {
    /** @type {import('../start.mjs').Liopep} */
    let liopep
    const dataDir = mkdtempSync(join(tmpdir(), 'liopep-sign-in-'))
    before(async () => {
      liopep = await startLiopep({
        port: 0,
        dataDir,
        preset,
        quiet: true,
        demoSignedWith: signedWith
      })
    })
    after(async () => {
      await liopep?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    })

    /** @param {Visitor} visitor */
    const session = async (visitor) =>
      (await visitor.request(`${liopep.origin}/api/v1/session`)).json()
    /** @param {Visitor} visitor @param {string} person */
    const signIn = async (visitor, person, returnTo = '/') =>
      visitor.request(await visitor.goToCallback(liopep.origin, person, returnTo))
    /** @param {Response} response @param {string} key */
    const assertProblem = (response, key) => {
      assert.equal(response.status, 303)
      assert.equal(response.headers.get('location'), `/sign-in?problem=${key}`)
    }

    test('leads home with a session, and out again', async () => {
      const visitor = new Visitor()
      assert.deepEqual(await session(visitor), {
        signed_in: false,
        providers: [{ id: 'demo', name: 'Demo sign-in', demo: true }]
      })

      const home = await signIn(visitor, 'ada', '/statistics')
      assert.equal(home.status, 303)
      assert.equal(home.headers.get('location'), '/statistics')
      const [cookie] = home.headers.getSetCookie().filter((each) => each.includes('session'))
      assert.match(
        cookie ?? '',
        /^__Host-session=[\w-]{43}; Path=\/; Max-Age=7776000; Secure; HttpOnly; SameSite=Lax$/
      )
      assert.equal((await session(visitor)).member.name, 'Ada Lind')

      const kept = visitor.jar(liopep.origin).get('__Host-session') ?? ''
      const out = await visitor.request(`${liopep.origin}/api/v1/session`, { method: 'DELETE' })
      assert.equal(out.status, 204)
      assert.equal(visitor.jar(liopep.origin).has('__Host-session'), false)
      visitor.jar(liopep.origin).set('__Host-session', kept)
      assert.equal((await session(visitor)).signed_in, false, 'the old cookie is worth nothing')
    })

    test('rotates the session at every sign-in', async () => {
      const visitor = new Visitor()
      await signIn(visitor, 'ada')
      const old = visitor.jar(liopep.origin).get('__Host-session') ?? ''
      await signIn(visitor, 'emil')
      assert.notEqual(visitor.jar(liopep.origin).get('__Host-session'), old)
      assert.equal((await session(visitor)).member.name, 'Emil Okafor')
      const thief = new Visitor()
      thief.jar(liopep.origin).set('__Host-session', old)
      assert.equal((await session(thief)).signed_in, false)
    })

    test('refuses a replayed callback, with and without its cookie', async () => {
      const visitor = new Visitor()
      const callback = await visitor.goToCallback(liopep.origin, 'noor')
      const attempt = visitor.jar(liopep.origin).get('__Host-sign-in') ?? ''
      assert.equal((await visitor.request(callback)).headers.get('location'), '/')
      assertProblem(await visitor.request(callback), 'sign_in.expired')
      const replay = new Visitor()
      replay.jar(liopep.origin).set('__Host-sign-in', attempt)
      assertProblem(await replay.request(callback), 'sign_in.rejected')
      assert.equal((await session(replay)).signed_in, false)
    })

    test('refuses a wrong state and a foreign issuer', async () => {
      for (const [name, value] of [
        ['state', 'x'.repeat(43)],
        ['iss', 'https://evil.example']
      ]) {
        const visitor = new Visitor()
        const callback = new URL(await visitor.goToCallback(liopep.origin, 'ada'))
        callback.searchParams.set(name, value)
        assertProblem(await visitor.request(callback.href), 'sign_in.rejected')
        assert.equal((await session(visitor)).signed_in, false)
      }
    })

    test("refuses one browser's callback in another browser", async () => {
      const attacker = new Visitor()
      const victim = new Visitor()
      const callback = await attacker.goToCallback(liopep.origin, 'sixten')
      await victim.goToCallback(liopep.origin, 'ada')
      assertProblem(await victim.request(callback), 'sign_in.rejected')
    })

    test('says that the person cancelled', async () => {
      const visitor = new Visitor()
      const callback = await visitor.goToCallback(liopep.origin, null)
      assertProblem(await visitor.request(callback), 'sign_in.cancelled')
    })

    test('refuses to come back to another site', async () => {
      for (const place of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
        const response = await fetch(
          `${liopep.origin}/auth/demo/start?return_to=${encodeURIComponent(place)}`,
          { redirect: 'manual' }
        )
        assert.equal(response.status, 400, place)
        assert.equal((await response.json()).field, 'return_to')
      }
    })

    test('lasts through a restart of the server', async () => {
      const visitor = new Visitor()
      await signIn(visitor, 'ada')
      await liopep.killServer()
      await liopep.restartServer()
      assert.equal((await session(visitor)).member.name, 'Ada Lind')
    })

    if (signedWith === 'RS256') {
      test('the demo is refused when the server listens on the network', () => {
        const certificate = join(dataDir, 'certificate.pem')
        const key = join(dataDir, 'key.pem')
        const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1'
        spawnSync('openssl', [
          ...request.split(' '),
          ...['-subj', '/CN=liopep.example', '-keyout', key, '-out', certificate]
        ])
        const server = spawnSync(
          join(root, 'build', preset, 'server/main/liopep-server'),
          [
            '--listen=0.0.0.0:8443',
            `--tls-certificate=${certificate}`,
            `--tls-key=${key}`,
            '--public-origin=https://liopep.example',
            `--data-dir=${join(dataDir, 'network')}`,
            `--content-dir=${join(root, 'content')}`,
            `--web-root=${join(root, 'web/dist')}`,
            `--providers=${join(dataDir, 'providers.run.toml')}`
          ],
          { encoding: 'utf8', timeout: 10_000 }
        )
        assert.equal(server.signal, null, 'it stops by itself')
        assert.notEqual(server.status, 0)
        assert.match(
          server.stderr + server.stdout,
          /demo.*while the server listens on the network/s
        )
      })
    }
  })
}
