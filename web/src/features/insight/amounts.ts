import { m, wholeNumber } from '../../i18n'

/** "1 repetition", "1,200 repetitions" */
export const repetitionsText = (count: number): string =>
  m.statistics_repetitions({ count, shown: wholeNumber(count) })

/** "1 break", "3 breaks" */
export const breaksText = (count: number): string =>
  m.statistics_breaks({ count, shown: wholeNumber(count) })

/** "1 point", "1,200 points" */
export const pointsText = (count: number): string =>
  m.statistics_points({ count, shown: wholeNumber(count) })
