import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { precompress } from './precompress.mjs'

export default defineConfig({
  plugins: [svelte(), precompress()],
  // The content-security policy takes no data: URL but for pictures.
  build: { assetsInlineLimit: 0 },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        // assets/worker/ is served with a policy that lets nothing out: what sees, what hears and
        // what reads health files.
        entryFileNames: ({ name }) =>
          `assets/${/^(pose|sound|health)/.test(name) ? 'worker/' : ''}[name]-[hash].js`
      }
    }
  }
})
