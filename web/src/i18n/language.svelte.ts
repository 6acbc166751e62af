import {
  baseLocale,
  isLocale,
  locales,
  overwriteGetLocale,
  type Locale
} from './generated/runtime.js'

/** Where the choice is remembered; nothing is written until the person chooses (P4). */
const STORAGE_KEY = 'liopep.language'

/** The first of `wanted` (BCP 47 tags, best first) that Liopep speaks. */
export function bestLanguage(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]!
    if (isLocale(language)) return language
  }
  return baseLocale
}

/** The language on screen: the person's choice, else the browser's. Messages follow it at once. */
class Language {
  current = $state<Locale>(baseLocale)

  constructor() {
    const chosen = localStorage.getItem(STORAGE_KEY)
    this.show(isLocale(chosen) ? chosen : bestLanguage(navigator.languages))
    overwriteGetLocale(() => this.current)
  }

  choose(language: Locale): void {
    localStorage.setItem(STORAGE_KEY, language)
    this.show(language)
  }

  private show(language: Locale): void {
    this.current = language
    document.documentElement.lang = language
  }
}

export const language = new Language()
export { locales, type Locale }
