/** A taught movement is a few measures and key poses. */
const MOST_CHARACTERS = 16_000
const LONGEST_TEXT = 200

/**
 * A taught exercise file on its way out of capture (P10): a small JSON object of numbers and short
 * words, in which no picture has room. Written anew, so that nothing rides along between the lines.
 * @throws TypeError when it is something else
 */
export function smallFileOnly(file: string): string {
  if (typeof file !== 'string' || file.length > MOST_CHARACTERS)
    throw new TypeError('a taught file is too long')
  const value: unknown = JSON.parse(file)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('a taught file is not an object')
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'string' && item.length > LONGEST_TEXT)
      throw new TypeError('a taught file holds a long text')
    return item
  })
}
