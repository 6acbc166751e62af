import { people } from './people.mjs'

/** @typedef {ReturnType<typeof import('./words.mjs').wordsFor>} Words */

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (each) => escapes[each])

/** @param {Words} words @param {string} title @param {string} body */
function document(words, title, body) {
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/**
 * The page on which one picks a person.
 * @param {Words} words
 * @param {string} action where the choice is posted to
 */
export function peoplePage(words, action) {
  const choices = people
    .map(
      ({ id, name, email }) =>
        `<li><button name="person" value="${id}" data-testid="demo-person">` +
        `<span class="face" aria-hidden="true">${escape(name[0] ?? '')}</span>` +
        `<span><strong>${escape(name)}</strong><small>${escape(email)}</small></span></button></li>`
    )
    .join('\n')
  return document(
    words,
    words.title,
    `<p class="eyebrow">${escape(words.title)}</p>
<h1>${escape(words.question)}</h1>
<form method="post" action="${escape(action)}">
<ul>
${choices}
</ul>
<button class="quiet" name="cancel" value="yes" data-testid="demo-cancel">${escape(words.cancel)}</button>
</form>
<p class="explanation">${escape(words.explanation)}</p>`
  )
}

/**
 * The page for a sign-in that cannot go on.
 * @param {Words} words
 * @param {string} liopepOrigin
 */
export function endedPage(words, liopepOrigin) {
  return document(
    words,
    words.expiredTitle,
    `<p class="eyebrow">${escape(words.title)}</p>
<h1>${escape(words.expiredTitle)}</h1>
<p>${escape(words.expired)}</p>
<p><a href="${escape(liopepOrigin)}">${escape(words.backToLiopep)}</a></p>`
  )
}
