import { ESLint } from 'eslint'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

// Types are not asked here: the planted files do not exist, so no project holds them.
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        '@typescript-eslint/no-floating-promises': 'off',
        '@typescript-eslint/no-misused-promises': 'off',
        '@typescript-eslint/await-thenable': 'off'
      }
    }
  ]
})

/** How often the private names are breached by `text`, were it the file `path`. */
async function breaches(path, text) {
  const [result] = await eslint.lintText(text, { filePath: join(ROOT, path) })
  expect(result.messages.filter((message) => message.fatal)).toEqual([])
  return result.messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length
}

const PLANTED = {
  'the camera': 'export const a = await navigator.mediaDevices.getUserMedia({ video: true })',
  'the camera, by text': "export const a = navigator['mediaDevices']",
  'a picture as a type': 'export type A = { picture: ImageBitmap }',
  'pixels of a canvas': 'export const a = (c: HTMLCanvasElement) => c.toDataURL()',
  'the microphone': 'export const a = new AudioContext()',
  'the motion sensor': "addEventListener('devicemotion', () => undefined)",
  'a video element': "export const a = document.createElement('video')",
  'a request past the ledger': "await fetch('/api/v1/results')",
  'a request past the ledger, by text': "globalThis['fetch']('/')",
  'a beacon': "navigator.sendBeacon('/', 'x')",
  'a peer connection': 'export const a = new RTCPeerConnection()'
}

describe('private names (P9, P10)', { timeout: 60_000 }, () => {
  test.each(Object.entries(PLANTED))('%s is refused in a feature', async (_what, text) => {
    expect(await breaches('web/src/features/breaks/planted.ts', text)).toBeGreaterThan(0)
  })

  test.each([
    ['<video></video>'],
    ['<iframe title="x" src="/"></iframe>'],
    ['<svelte:element this={"video"} />'],
    ['<p style="color: red">x</p>'],
    ['<script lang="ts">\n  const a: MediaStream | null = null\n</script>\n{a}']
  ])('%s is refused in a component of a feature', async (text) => {
    expect(await breaches('web/src/features/breaks/Planted.svelte', text)).toBeGreaterThan(0)
  })

  test('the tones of games may sound, but nothing comes in', async () => {
    const path = 'web/src/features/breaks/games/tones.ts'
    const plantedIn = PLANTED['the camera']
    expect(await breaches(path, PLANTED['the microphone'])).toBe(0)
    expect(await breaches(path, plantedIn)).toBeGreaterThan(0)
    expect(await breaches(path, 'export type A = AnalyserNode')).toBeGreaterThan(0)
    expect(await breaches(path, "await fetch('/')")).toBeGreaterThan(0)
  })

  test('capture may hold pictures, but not send', async () => {
    const path = 'web/src/capture/planted.ts'
    expect(await breaches(path, PLANTED['the camera'])).toBe(0)
    expect(await breaches(path, PLANTED['a request past the ledger'])).toBeGreaterThan(0)
  })

  test('api may send, but not hold pictures', async () => {
    const path = 'web/src/api/planted.ts'
    expect(await breaches(path, PLANTED['a request past the ledger'])).toBe(0)
    expect(await breaches(path, PLANTED['a picture as a type'])).toBeGreaterThan(0)
  })

  test('numbers and drawing are free everywhere', async () => {
    const text =
      "export const a = (c: HTMLCanvasElement) => c.getContext('2d')?.fillRect(0, 0, 1, 1)"
    expect(await breaches('web/src/features/breaks/planted.ts', text)).toBe(0)
  })
})
