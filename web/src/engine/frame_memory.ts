/** Four numbers (x, y, z, visibility) for each of the 33 landmarks. */
export const LANDMARK_FLOATS = 33 * 4

/** Byte offset in every module's report: was somebody seen? */
const SOMEBODY = 8

/**
 * The places in a module's memory where a frame goes in and its report comes out. The memory never
 * grows and a report's place stays, so that views are made once: making one takes as long as counting.
 */
export class FrameMemory {
  readonly #memory: WebAssembly.Memory
  /** Of a report, where its landmarks begin. */
  readonly #landmarks_offset: number
  readonly #input: Float32Array
  #at = -1
  #report = new DataView(new ArrayBuffer(0))
  #output = new Float32Array()

  constructor(memory: WebAssembly.Memory, input_at: number, landmarks_offset: number) {
    this.#memory = memory
    this.#landmarks_offset = landmarks_offset
    this.#input = new Float32Array(memory.buffer, input_at, LANDMARK_FLOATS)
  }

  /**
   * Hands the landmarks to the module, if somebody was seen.
   * @returns whether somebody was: 1, 0
   * Throws RangeError when they are not LANDMARK_FLOATS numbers.
   */
  put(landmarks: Float32Array | null): number {
    if (landmarks === null) return 0
    if (landmarks.length !== LANDMARK_FLOATS) {
      throw new RangeError(`landmarks: ${LANDMARK_FLOATS} numbers, not ${landmarks.length}`)
    }
    this.#input.set(landmarks)
    return 1
  }

  /** What the module reported there. */
  reportAt(at: number): DataView {
    if (at !== this.#at) {
      const { buffer } = this.#memory
      this.#at = at
      this.#report = new DataView(buffer, at)
      this.#output = new Float32Array(buffer, at + this.#landmarks_offset, LANDMARK_FLOATS)
    }
    return this.#report
  }

  /** A copy of the landmarks of the report that was asked for last; null: nobody. */
  landmarks(): Float32Array | null {
    return this.#report.getUint32(SOMEBODY, true) === 0 ? null : this.#output.slice()
  }
}
