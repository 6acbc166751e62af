import { defineConfig } from 'vitest/config'

/** What watches a camera for minutes. The rest takes as long: ./do test runs both at once. */
const CAMERA = ['capture/*.test.ts', 'break/{flow,game,squats}.test.ts']

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    projects: [
      {
        extends: true,
        test: { name: 'camera', include: CAMERA }
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['**/*.test.ts'],
          exclude: [...CAMERA, '**/node_modules/**']
        }
      }
    ]
  }
})
