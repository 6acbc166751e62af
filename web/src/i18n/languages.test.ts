import { describe, expect, test } from 'vitest'
import english from '../../../content/languages/en.json'
import swedish from '../../../content/languages/sv.json'

/** A text, or one text for each plural form. */
type Message = string | { match: Record<string, string> }[]
type Messages = Record<string, Message>

const languages: Record<string, Messages> = { english, swedish }

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message[0]!.match)

/** The {names} that a message is filled with. */
const placeholders = (message: Message): string[] =>
  [
    ...new Set(
      textsOf(message)
        .join(' ')
        .match(/\{[^}]+\}/g)
    )
  ].sort()

describe.each(Object.entries(languages))('%s', (_name, messages) => {
  test('has every message', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
  })

  test.each(Object.entries(messages))(
    '%s is said, with the same names filled in',
    (key, message) => {
      for (const text of textsOf(message)) expect(text.trim()).not.toBe('')
      expect(placeholders(message)).toEqual(placeholders((english as Messages)[key]!))
    }
  )
})
