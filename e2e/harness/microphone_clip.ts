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

/** Resonances of a man's vowels and their widths (Peterson and Barney 1952, rounded). */
const FORMANTS = {
  A: [730, 1150, 2440],
  E: [400, 2000, 2550],
  I: [270, 2290, 3010],
  O: [450, 800, 2500],
  U: [300, 700, 2240]
} as const
const WIDTHS_HZ = [80, 100, 140, 200] as const

export type SaidVowel = keyof typeof FORMANTS

/** A man's long vowel by source and filter: harmonics of his pitch, shaped by four resonances. */
export function say(
  sound: Float32Array,
  vowel: SaidVowel,
  from_s: number,
  to_s: number,
  pitch_hz = 120
): void {
  const formants = [...FORMANTS[vowel], 3400].map((f, i) => [f, WIDTHS_HZ[i]!] as const)
  for (let k = 1; k * pitch_hz < 5000; k++) {
    const hz = k * pitch_hz
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
