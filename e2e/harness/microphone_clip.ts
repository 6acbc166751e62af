import { mkdirSync, writeFileSync } from 'node:fs'
import { output } from './camera_clip.ts'

const RATE = 48_000

/** Mono sound of so many seconds, to be filled. */
export const silence = (seconds: number): Float32Array => new Float32Array(seconds * RATE)

/** A hand clap: noise that dies away in a hundredth of a second, around 1.5 kHz. */
export function clap(sound: Float32Array, at_s: number): void {
  let seed = 12345
  let low = 0
  let band = 0
  for (let i = 0; i < 0.08 * RATE; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648
    const noise = (seed / 1073741824 - 1) * Math.exp(-i / (0.009 * RATE))
    low += 0.25 * (noise - low)
    band += 0.08 * (low - band)
    const at = Math.round(at_s * RATE) + i
    sound[at] = (sound[at] ?? 0) + 1.6 * (low - band)
  }
}

/** A man's long A by source and filter: harmonics of 120 Hz, shaped by three resonances. */
export function sayA(sound: Float32Array, from_s: number, to_s: number): void {
  const formants = [
    [730, 80],
    [1150, 100],
    [2440, 140],
    [3400, 200]
  ] as const
  for (let k = 1; k * 120 < 5000; k++) {
    const hz = k * 120
    const gain = formants.reduce(
      (product, [f, b]) => product * ((f * f) / Math.hypot(f * f - hz * hz, b * hz)),
      0.12 / k
    )
    for (let i = Math.round(from_s * RATE); i < to_s * RATE; i++) {
      const t = i / RATE
      const fade = Math.min(1, (t - from_s) / 0.05, (to_s - t) / 0.05)
      sound[i] = (sound[i] ?? 0) + fade * gain * Math.sin(2 * Math.PI * hz * t + k)
    }
  }
}

/** Writes it as a WAV file that Chromium plays as its microphone, once. */
export function microphoneClip(name: string, sound: Float32Array): string {
  mkdirSync(output, { recursive: true })
  const file = `${output}${name}.wav`
  const bytes = Buffer.alloc(44 + 2 * sound.length)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + 2 * sound.length, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(2 * RATE, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * sound.length, 40)
  sound.forEach((sample, i) => {
    const limited = Math.max(-1, Math.min(1, sample))
    bytes.writeInt16LE(Math.round(limited * 32_000), 44 + 2 * i)
  })
  writeFileSync(file, bytes)
  return `${file}%noloop`
}
