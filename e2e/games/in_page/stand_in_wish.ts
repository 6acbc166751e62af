/** How a test wants the person who stands in. */
export interface StandIn {
  /** Width of the camera's picture divided by its height. */
  aspect: number
  /** Frames of the camera a second, and how much faster than life the world goes. */
  fps: number
  speed: number
}
