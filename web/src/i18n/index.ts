export { language, bestLanguage, locales, type Locale } from './language.svelte'
export { m } from './generated/messages.js'
export * from './format'
export { problemWords } from './problem_words'
