/** A browser as far as sign-in needs one: follows redirects by hand and keeps cookies per host. */
export class Visitor {
  /** @type {Map<string, Map<string, string>>} */
  #jars = new Map()

  /** @param {string} url */
  jar(url) {
    const { host } = new URL(url)
    const jar = this.#jars.get(host) ?? new Map()
    this.#jars.set(host, jar)
    return jar
  }

  /** One request, no redirects. @param {string} url @param {RequestInit} [init] */
  async request(url, init = {}) {
    const jar = this.jar(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) }
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      const isGone = attributes.some((each) => each.trim().toLowerCase() === 'max-age=0')
      if (isGone) jar.delete(name)
      else jar.set(name, value.join('='))
    }
    return response
  }

  /**
   * Goes through the provider as `person` (or cancels) and stops before Liopep's callback is called.
   * @param {string} origin @param {string | null} person
   * @returns {Promise<string>} the address of the callback
   */
  async goToCallback(origin, person, returnTo = '/') {
    let url = `${origin}/auth/demo/start?return_to=${encodeURIComponent(returnTo)}`
    /** @type {RequestInit} */
    let init = {}
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.request(url, init)
      init = {}
      const location = response.headers.get('location')
      if (!location) {
        init = {
          method: 'POST',
          body: new URLSearchParams(person ? { person } : { cancel: 'yes' })
        }
        continue
      }
      url = new URL(location, url).href
      if (url.startsWith(`${origin}/auth/demo/callback?`)) return url
    }
    throw new Error(`The provider did not lead back; last at ${url}`)
  }
}
