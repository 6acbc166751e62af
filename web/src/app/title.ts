import { m } from '../i18n'

/** What the browser's tab says. */
export function titleOf(path: string): string {
  const titles: Record<string, () => string> = {
    '/break': m.title_break,
    '/health': m.health_title,
    '/statistics': m.nav_statistics,
    '/sign-in': m.nav_sign_in,
    '/privacy': m.nav_privacy
  }
  const title = titles[path]
  return title ? `${title()} - Liopep` : m.title_home()
}
