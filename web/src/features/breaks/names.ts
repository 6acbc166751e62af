import type { BodyArea, Position, SideRule, Sound } from '../../engine/exercises'
import type { BodyPart } from '../../engine/report'
import { m } from '../../i18n'
import type { Need } from './catalogue'

/** What positions, areas, needs and sounds are called, in the person's language. */
export const positionNames: Record<Position, () => string> = {
  standing: m.position_standing,
  seated: m.position_seated,
  wheelchair: m.position_wheelchair,
  floor: m.position_floor
}

export const areaNames: Record<BodyArea, () => string> = {
  whole: m.area_whole,
  legs: m.area_legs,
  arms: m.area_arms,
  shoulders: m.area_shoulders,
  neck: m.area_neck,
  back: m.area_back,
  core: m.area_core,
  wrists: m.area_wrists,
  hands: m.area_hands,
  balance: m.area_balance
}

export const needNames: Record<Need, () => string> = {
  silent: m.need_silent,
  upper_body_only: m.need_upper_body_only,
  one_arm: m.need_one_arm,
  eyes_free: m.need_eyes_free
}

export const soundNames: Record<Sound, () => string> = {
  silent: m.sound_silent,
  quiet: m.sound_quiet,
  loud: m.sound_loud
}

export const sideRuleNames: Record<Exclude<SideRule, 'both'>, () => string> = {
  either: m.fact_sides_either,
  alternate: m.fact_sides_alternate,
  left: m.fact_sides_left,
  right: m.fact_sides_right
}

export const partNames: Record<BodyPart, () => string> = {
  head: m.body_head,
  ears: m.body_ears,
  eyes: m.body_eyes,
  mouth: m.body_mouth,
  shoulders: m.body_shoulders,
  elbows: m.body_elbows,
  wrists: m.body_wrists,
  hands: m.body_hands,
  pinkies: m.body_pinkies,
  thumbs: m.body_thumbs,
  hips: m.body_hips,
  knees: m.body_knees,
  ankles: m.body_ankles,
  heels: m.body_heels,
  toes: m.body_toes
}
