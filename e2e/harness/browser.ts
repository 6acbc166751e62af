import { chromium, type Browser, type BrowserContext } from 'playwright-core'

export interface BrowserOptions {
  /** Raw video that plays as the camera; without it the computer has none. */
  camera?: string
  /** Sound that plays as the microphone; without it there is a beep, or none without a camera. */
  microphone?: string
  /** Every byte goes through this proxy. */
  proxy?: string
  locale?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** Say no to camera and microphone. */
  refuseCamera?: boolean
}

/** What Chromium does of its own accord, by the names of its features. */
const OFF = [
  // Questions to servers about forms and pages that are open: what a test is to catch in the page.
  'AutofillServerCommunication',
  'OptimizationGuideModelExecution',
  'OptimizationHints',
  'OptimizationHintsFetchingSRP',
  'OptimizationTargetPrediction',
  // The rest of what playwright-core 1.65 switches off: a second flag replaces its own.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning'
]

/** Debian's Chromium, headless, with nothing of its own talking in the background. */
export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    `--disable-features=${OFF.join(',')}`,
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--allow-browser-signin=false',
    '--no-first-run',
    '--autoplay-policy=no-user-gesture-required'
  ]
  if (options.camera) {
    args.push(
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${options.camera}`
    )
    if (!options.refuseCamera) args.push('--use-fake-ui-for-media-stream')
  }
  if (options.microphone) {
    args.push(
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${options.microphone}`
    )
    if (!options.refuseCamera) args.push('--use-fake-ui-for-media-stream')
  }
  if (options.proxy) args.push(`--proxy-server=${options.proxy}`, '--proxy-bypass-list=<-loopback>')
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args })
}

/** A fresh browser profile, as a phone in Swedish or a desktop in English would have it. */
export async function newContext(
  browser: Browser,
  options: BrowserOptions = {}
): Promise<BrowserContext> {
  return browser.newContext({
    locale: options.locale ?? 'en-GB',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 390, height: 844 }
  })
}
