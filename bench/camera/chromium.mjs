// Debian's Chromium with a recording for a camera.
import { chromium } from 'playwright-core'

/** @param {string | null} clip a y4m file; null: no camera at all */
export function launchWithCamera(clip, flags = []) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-background-networking',
      ...(clip ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
      ...(clip ? [`--use-file-for-fake-video-capture=${clip}`] : []),
      ...flags
    ]
  })
}
