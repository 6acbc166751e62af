/** Where the choice is remembered; nothing is written until the person chooses (P4). */
const STORAGE_KEY = 'liopep.theme'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** `--paper` of tokens.css, for the browser's own bar (index.html names them for a first paint). */
const BAR = { light: '#fbf5ea', dark: '#1b1512' }

function colourBar(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const systems = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = BAR[theme === 'system' ? systems : theme]
  }
}

/** Light or dark: the system's, unless the person chose. */
class ThemeChoice {
  current = $state<Theme>('system')

  constructor() {
    const chosen = localStorage.getItem(STORAGE_KEY)
    this.show(themes.find((theme) => theme === chosen) ?? 'system')
  }

  choose(theme: Theme): void {
    if (theme === 'system') localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, theme)
    this.show(theme)
  }

  private show(theme: Theme): void {
    this.current = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    colourBar(theme)
  }
}

export const theme = new ThemeChoice()
