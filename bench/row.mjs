/**
 * One line of the bench table.
 * @typedef {object} Row
 * @property {string} name what was measured
 * @property {number} value ours
 * @property {string} unit of both values
 * @property {string} [peer] whom we compare with
 * @property {number} [peerValue] theirs, in the same run
 * @property {number} [ratio] how many times better ours is (above 1 is better)
 * @property {string} [note] what a reader must know
 */

/** The middle of `values`. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** The value below which `share` (0..1) of `values` lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

/** The table as Markdown, ratios first. */
export function table(rows) {
  const number = (value) =>
    value === undefined
      ? ''
      : String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
  const lines = rows.map(
    (row) =>
      `| ${row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`} | ${row.name} | ${number(row.value)} ${row.unit} | ${row.peer ?? ''}${row.peerValue === undefined ? '' : `: ${number(row.peerValue)} ${row.unit}`} | ${row.note ?? ''} |`
  )
  return ['| ratio | what | ours | peer | note |', '|---|---|---|---|---|', ...lines].join('\n')
}
