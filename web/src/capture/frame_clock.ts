/**
 * Camera time that only moves forward. A camera that is opened again starts its clock anew, and
 * both MediaPipe and the engine need rising times.
 */
export class FrameClock {
  /** What a frame lasts where a clock jumped back and nothing better is known. */
  static readonly FRAME_MS = 33
  #offset_ms = 0
  #last_ms = -Infinity

  /** @param camera_ms the frame's own time; returns it, shifted when needed to lie after the last */
  next(camera_ms: number): number {
    let t_ms = camera_ms + this.#offset_ms
    if (t_ms <= this.#last_ms) {
      this.#offset_ms = this.#last_ms + FrameClock.FRAME_MS - camera_ms
      t_ms = camera_ms + this.#offset_ms
    }
    this.#last_ms = t_ms
    return t_ms
  }
}
