/** The address as the page follows it. Links within Liopep are followed without loading anew. */
class Router {
  path = $state(location.pathname)
  search = $state(location.search)

  constructor() {
    addEventListener('popstate', () => this.read())
    document.addEventListener('click', (event) => this.follow(event))
  }

  go(address: string): void {
    history.pushState(null, '', address)
    this.read()
    scrollTo(0, 0)
  }

  replace(address: string): void {
    history.replaceState(null, '', address)
    this.read()
  }

  parameter(name: string): string | null {
    return new URLSearchParams(this.search).get(name)
  }

  private read(): void {
    this.path = location.pathname
    this.search = location.search
  }

  private follow(event: MouseEvent): void {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || event.button !== 0 || modified) return
    const link = (event.target as Element).closest('a')
    if (!link || link.target || link.origin !== location.origin || isServers(link.pathname)) return
    event.preventDefault()
    this.go(link.pathname + link.search + link.hash)
  }
}

/** Addresses that the server answers itself. */
function isServers(path: string): boolean {
  return path.startsWith('/auth/') || path.startsWith('/api/') || path.startsWith('/assets/')
}

export const router = new Router()
