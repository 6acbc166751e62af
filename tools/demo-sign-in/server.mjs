import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js'
import { endedPage, peoplePage } from './page.mjs'
import { people } from './people.mjs'
import { wordsFor } from './words.mjs'

const HOST = '127.0.0.1'
const MAX_FORM_BYTES = 1024
const style = readFileSync(new URL('style.css', import.meta.url))

/**
 * @typedef {object} DemoSignIn
 * @property {string} issuer
 * @property {string} clientId
 * @property {string} clientSecret made anew at every start
 * @property {() => Promise<void>} stop
 */

/** Everything is forgotten at the end, which is what a demo wants. */
class ForgetfulAdapter extends MemoryAdapter {}

/** Fresh keys for every start: nobody can sign for this provider afterwards. */
function makeKeys() {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    keys: [
      { ...rsa.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
      { ...ec.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }
    ]
  }
}

/** Asks for a person at every sign-in, as if nobody had been here before. */
function forgetVisitor(request) {
  const cookies = request.headers.cookie?.split('; ') ?? []
  request.headers.cookie = cookies.filter((each) => !/^_session[.=]/.test(each)).join('; ')
}

function findAccount(_ctx, id) {
  const person = people.find((each) => each.id === id)
  if (!person) return undefined
  const { name, email } = person
  return { accountId: id, claims: () => ({ sub: id, name, email, email_verified: true }) }
}

/** The demo asks for no consent: the people are invented. */
async function grantEverything({ oidc }) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client.clientId,
    accountId: oidc.session.accountId
  })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

function configuration({ clientId, clientSecret, liopepOrigin, signedWith, errorPage }) {
  return {
    adapter: ForgetfulAdapter,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${liopepOrigin}/auth/demo/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: signedWith
      }
    ],
    jwks: makeKeys(),
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false }
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 300,
      Interaction: 600,
      Session: 600
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount,
    loadExistingGrant: grantEverything,
    renderError(ctx) {
      ctx.type = 'html'
      ctx.body = errorPage(ctx.get('accept-language'))
    }
  }
}

async function readForm(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > MAX_FORM_BYTES) throw new Error('The form is too large')
  }
  return new URLSearchParams(text)
}

/** Shows the people, and carries the choice back into the flow. */
async function interact(provider, request, response, words) {
  const { uid } = await provider.interactionDetails(request, response)
  if (request.method === 'POST') {
    const form = await readForm(request)
    const person = people.find(({ id }) => id === form.get('person'))
    const result = person ? { login: { accountId: person.id } } : { error: 'access_denied' }
    await provider.interactionFinished(request, response, result, {
      mergeWithLastSubmission: false
    })
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(peoplePage(words, `/interaction/${uid}`))
}

/**
 * Starts an OpenID provider on loopback, with invented people and without passwords, so that Liopep
 * can be tried before any real provider is registered.
 * @param {object} options
 * @param {number} [options.port] 0 takes a free one
 * @param {string} options.liopepOrigin where to send people back to
 * @param {'RS256' | 'ES256'} [options.signedWith]
 * @returns {Promise<DemoSignIn>}
 */
export async function startDemoSignIn({ port = 8081, liopepOrigin, signedWith = 'RS256' }) {
  const server = createServer().listen(port, HOST)
  await once(server, 'listening')
  const issuer = `http://${HOST}:${server.address().port}`
  const clientId = 'liopep'
  const clientSecret = randomBytes(32).toString('base64url')
  const provider = new Provider(
    issuer,
    configuration({
      clientId,
      clientSecret,
      liopepOrigin,
      signedWith,
      errorPage: (language) => endedPage(wordsFor(language), liopepOrigin)
    })
  )
  const openIdConnect = provider.callback()
  // Chromium holds a form's redirects to form-action, so Liopep must be in it.
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${liopepOrigin}; base-uri 'none'; frame-ancestors 'none'`

  server.on('request', (request, response) => {
    response.setHeader('content-security-policy', policy)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cache-control', 'no-store')
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (pathname === '/style.css') {
      response.setHeader('content-type', 'text/css; charset=utf-8')
      response.end(style)
      return
    }
    if (!/^\/interaction\/[\w-]+$/.test(pathname)) {
      forgetVisitor(request)
      openIdConnect(request, response)
      return
    }
    const words = wordsFor(request.headers['accept-language'])
    interact(provider, request, response, words).catch(() => {
      if (response.headersSent) return
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
      response.end(endedPage(words, liopepOrigin))
    })
  })

  return {
    issuer,
    clientId,
    clientSecret,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}
