import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // One at a time: each plays a camera in real time and measures nothing, but needs the processor.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000
  }
})
