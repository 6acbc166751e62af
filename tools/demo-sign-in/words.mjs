const english = {
  language: 'en',
  title: 'Demo sign-in',
  question: 'Who do you want to be?',
  explanation:
    'This stands in for Microsoft, Apple or Google while you try Liopep on your own computer. ' +
    'The people are invented, there is no password, and nothing leaves this computer.',
  cancel: 'Back without signing in',
  expiredTitle: 'This sign-in has ended',
  expired: 'Go back to Liopep and choose “Sign in” again.',
  backToLiopep: 'Back to Liopep'
}

/** @type {typeof english} */
const swedish = {
  language: 'sv',
  title: 'Demoinloggning',
  question: 'Vem vill du vara?',
  explanation:
    'Den här sidan står i stället för Microsoft, Apple eller Google medan du provar Liopep på din ' +
    'egen dator. Personerna är påhittade, det finns inget lösenord och inget lämnar datorn.',
  cancel: 'Tillbaka utan att logga in',
  expiredTitle: 'Den här inloggningen är avslutad',
  expired: 'Gå tillbaka till Liopep och välj ”Logga in” igen.',
  backToLiopep: 'Tillbaka till Liopep'
}

/**
 * The words in the language that the browser asks for first.
 * @param {string | undefined} acceptLanguage
 */
export function wordsFor(acceptLanguage = '') {
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((each) => each.trim().startsWith('q='))
      return { tag, quality: quality ? Number(quality.split('=')[1]) : 1 }
    })
    .filter(({ tag, quality }) => /^(en|sv)\b/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0]
  return wanted?.tag.startsWith('sv') ? swedish : english
}
