import type { Landmarks } from './demonstration'
import { placed, type Box } from './figure_box'
import type { Point } from './shapes'

/** What a shape is made of; the colour is the style sheet's. */
export type Stuff =
  'skin' | 'hair' | 'face' | 'shirt' | 'trousers' | 'shoe' | 'seat' | 'frame' | 'tyre' | 'mat'

export interface Shape {
  d: string
  stuff: Stuff
  /** Drawn as a line instead of filled. */
  drawn?: boolean
}

/** Shapes that belong together: one outline around all of them. */
export interface Part {
  shapes: Shape[]
  /** Depth; what is further away is drawn first. */
  z: number
  /** On the side of the body that is turned away. */
  far: boolean
}

export interface Body {
  landmarks: Landmarks
  box: Box
}

/** 0 is the person's left side. */
export type Side = 0 | 1

export const at = ({ landmarks, box }: Body, index: number): Point =>
  placed([landmarks[index * 4]!, landmarks[index * 4 + 1]!], box)
export const depth = ({ landmarks }: Body, index: number): number => landmarks[index * 4 + 2]!
