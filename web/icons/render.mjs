// Draws the icons that must be PNG, from the two SVG drawings, with Debian's Chromium. Run it by hand
// after a change of a drawing (node web/icons/render.mjs) and commit what it writes.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const here = new URL('.', import.meta.url)
const icons = new URL('../public/icons/', here)
const round = readFileSync(new URL('icon.svg', icons), 'utf8')
const maskable = readFileSync(new URL('maskable.svg', here), 'utf8')

const DRAWINGS = [
  { file: 'icon-192.png', svg: round, size_px: 192 },
  { file: 'icon-512.png', svg: round, size_px: 512 },
  { file: 'maskable-512.png', svg: maskable, size_px: 512 },
  { file: 'apple-touch-icon.png', svg: maskable, size_px: 180 }
]

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking']
})
for (const { file, svg, size_px } of DRAWINGS) {
  const page = await browser.newPage({ viewport: { width: size_px, height: size_px } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`)
  await page.screenshot({ path: new URL(file, icons).pathname, omitBackground: true })
  await page.close()
}
await browser.close()
