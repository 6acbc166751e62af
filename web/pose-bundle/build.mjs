// Makes what the camera worker needs, from npm packages, into web/generated-assets/:
// pose_landmarker_{lite,full}.task, the vision WebAssembly, their sizes, the third-party notices.
// Everything is checked by hash; a second run does nothing.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withNormalization } from './normalization.mjs'
import { thirdPartyNotices } from './notices.mjs'
import { alignedZip } from './zip.mjs'

const WEB = dirname(dirname(fileURLToPath(import.meta.url)))
const OUTPUT = join(WEB, 'generated-assets')
const require = createRequire(join(WEB, 'package.json'))

const EXPECTED_SHA256 = {
  'pose_landmarker_lite.task': 'f339fb602a405c24c9663171f4c7f62d7f6bd6e6bb9b51641221843c5cce087e',
  'pose_landmarker_full.task': '243138572f10824c295dc8a03845b31bdfe5813e41e920bfe039781149e09b7f',
  'vision_wasm.wasm': '617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756'
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** The folder of an installed package, wherever npm hoisted it. */
function packageFolder(name) {
  const folder = require.resolve
    .paths(name)
    ?.map((path) => join(path, name))
    .find(existsSync)
  if (!folder) throw new Error(`${name} is not installed: run npm ci`)
  return folder
}

const fromPosePackage = (file) => readFileSync(join(packageFolder('@mediapipe/pose'), file))

/** The pose detector out of the file that @mediapipe/pose packs for its own loader. */
function packedPoseDetector() {
  const loader = fromPosePackage('pose_solution_packed_assets_loader.js').toString()
  const file = /"filename": "[^"]*pose_detection\.tflite", "start": (\d+), "end": (\d+)/.exec(
    loader
  )
  if (!file) throw new Error('@mediapipe/pose: its packed assets hold no pose_detection.tflite')
  return fromPosePackage('pose_solution_packed_assets.data').subarray(+file[1], +file[2])
}

/** A bundle as MediaPipe Tasks reads it: the detector and the landmark model. */
function poseBundle(model) {
  return alignedZip({
    'pose_detector.tflite': withNormalization(packedPoseDetector(), { mean: 127.5, std: 127.5 }),
    'pose_landmarks_detector.tflite': withNormalization(
      fromPosePackage(`pose_landmark_${model}.tflite`),
      { mean: 0, std: 255 }
    )
  })
}

const visionWasm = () =>
  readFileSync(
    join(packageFolder('@mediapipe/tasks-vision'), 'wasm/vision_wasm_module_internal.wasm')
  )

const MAKERS = {
  'pose_landmarker_lite.task': () => poseBundle('lite'),
  'pose_landmarker_full.task': () => poseBundle('full'),
  'vision_wasm.wasm': visionWasm
}

function writeWhole(path, bytes) {
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}

function make(name) {
  const path = join(OUTPUT, name)
  const expected = EXPECTED_SHA256[name]
  if (existsSync(path) && sha256(readFileSync(path)) === expected) return
  const bytes = MAKERS[name]()
  if (sha256(bytes) !== expected)
    throw new Error(
      `${name}: sha256 is ${sha256(bytes)}, expected ${expected}; was a package changed?`
    )
  writeWhole(path, bytes)
  console.log(`made ${name} (${(bytes.length / 1e6).toFixed(1)} MB)`)
}

function makeNotices() {
  const { dependencies } = JSON.parse(readFileSync(join(WEB, 'package.json'), 'utf8'))
  // Build-time packages whose bytes end in the page.
  const built = ['@mediapipe/pose', '@fontsource-variable/figtree', '@fontsource-variable/fraunces']
  const shipped = [...Object.keys(dependencies), ...built]
  const apache = readFileSync(join(packageFolder('flatbuffers'), 'LICENSE'), 'utf8').trimEnd()
  const text = thirdPartyNotices(shipped, packageFolder, { 'Apache-2.0': apache })
  const path = join(OUTPUT, 'third-party-notices.txt')
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeWhole(path, text)
}

/** Unpacked sizes, for an honest progress bar: what arrives is counted after decompression. */
function makeSizes() {
  const sizes = Object.keys(MAKERS).map((name) => [name, statSync(join(OUTPUT, name)).size])
  writeWhole(join(OUTPUT, 'sizes.json'), JSON.stringify(Object.fromEntries(sizes)))
}

mkdirSync(OUTPUT, { recursive: true })
for (const name of Object.keys(MAKERS)) make(name)
makeSizes()
makeNotices()
