import { defineConfig } from 'vitest/config'

/** What plays a camera or a microphone as time goes by, and needs the processor for itself. */
const LIVE = ['break', 'capture', 'lab', 'leak', 'sound']

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'by itself',
          include: ['**/*.test.ts'],
          exclude: [...LIVE.map((folder) => `${folder}/**`), '**/node_modules/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 }
        }
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: LIVE.map((folder) => `${folder}/**/*.test.ts`),
          maxWorkers: 1,
          sequence: { groupOrder: 1 }
        }
      }
    ]
  }
})
