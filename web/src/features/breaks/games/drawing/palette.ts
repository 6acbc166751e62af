import type { WhichHand } from '../../../../engine/game'

/**
 * The colours of the worlds. They lie over a darkened camera picture by day and by night, so they
 * are the same in both themes; the design tokens' dark values, brightened where things must pop.
 */
export const COLOURS = {
  cream: '#fff6e6',
  ink: '#2a1b16',
  night: '#1a1020',
  persimmon: '#f4743b',
  ember: '#d94f1e',
  honey: '#f8c45a',
  honeyDeep: '#e0962f',
  moss: '#8fc27e',
  mossDeep: '#5a8f52',
  teal: '#6cc7b8',
  tealDeep: '#36988b',
  berry: '#e2557f',
  plum: '#8b5a9e',
  bark: '#7a4f35'
} as const

/** The left hand is warm, the right one cool; their shapes differ too. */
export const HAND_COLOURS: Record<WhichHand, { light: string; deep: string }> = {
  any: { light: COLOURS.honey, deep: COLOURS.honeyDeep },
  left: { light: COLOURS.persimmon, deep: COLOURS.ember },
  right: { light: COLOURS.teal, deep: COLOURS.tealDeep }
}

const PAINTS = [
  COLOURS.persimmon,
  COLOURS.honey,
  COLOURS.moss,
  COLOURS.teal,
  COLOURS.berry,
  '#ffa46b',
  '#b7d77a',
  '#c79be0'
] as const

/** The colour of a figure that is painted. */
export const paintOf = (look: number): string => PAINTS[look % PAINTS.length]!
