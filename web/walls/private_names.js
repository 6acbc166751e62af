/**
 * The names through which a picture or a sound could be held, or something could leave the device.
 * They may be written only where listed here (P9, P10); eslint fails on any other use: as a
 * variable, a type, a member (`navigator.mediaDevices`) or a text (`globalThis['fetch']`).
 */

/** What can hold or read pictures and sound. Only `capture` may. */
// prettier-ignore
export const PICTURES_AND_SOUND = [
  // the way to camera, microphone and screen
  'MediaDevices', 'mediaDevices', 'getUserMedia', 'webkitGetUserMedia', 'getDisplayMedia',
  'InputDeviceInfo', 'enumerateDevices',
  // streams, frames and recordings
  'MediaStream', 'MediaStreamTrack', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator',
  'VideoTrackGenerator', 'MediaRecorder', 'ImageCapture', 'captureStream', 'srcObject',
  'VideoFrame', 'VideoEncoder', 'VideoDecoder', 'EncodedVideoChunk', 'ImageDecoder',
  'requestVideoFrameCallback',
  // pictures, and reading pixels back from a canvas (drawing on one is free)
  'HTMLVideoElement', 'HTMLImageElement', 'ImageBitmap', 'createImageBitmap', 'ImageData',
  'getImageData', 'OffscreenCanvas', 'transferControlToOffscreen', 'transferToImageBitmap',
  'toDataURL', 'toBlob', 'convertToBlob', 'readPixels',
  // sound coming in
  'AudioContext', 'webkitAudioContext', 'OfflineAudioContext', 'BaseAudioContext', 'AudioNode',
  'AudioWorklet', 'AudioWorkletNode', 'AudioWorkletProcessor', 'AudioBuffer', 'AnalyserNode',
  'ScriptProcessorNode', 'createScriptProcessor', 'createMediaStreamSource',
  'createMediaElementSource', 'MediaStreamAudioSourceNode', 'MediaElementAudioSourceNode',
  'AudioData', 'AudioEncoder', 'AudioDecoder', 'EncodedAudioChunk', 'HTMLAudioElement',
  'HTMLMediaElement',
  // recognisers of the browser, some of which ask a remote service
  'SpeechRecognition', 'webkitSpeechRecognition', 'FaceDetector', 'BarcodeDetector',
  // how the device is moved
  'DeviceMotionEvent', 'devicemotion', 'ondevicemotion', 'DeviceOrientationEvent',
  'deviceorientation', 'ondeviceorientation', 'Accelerometer', 'LinearAccelerationSensor',
  'GravitySensor', 'Gyroscope',
  // files and bytes of any kind
  'Blob', 'File', 'FileReader', 'createObjectURL', 'showOpenFilePicker'
]

/** Doors to the network. Only `api`, and the two loaders of our own files, may use `fetch`. */
// prettier-ignore
export const NETWORK = [
  'fetch', 'XMLHttpRequest', 'sendBeacon', 'WebSocket', 'WebSocketStream', 'WebTransport',
  'EventSource', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'Image',
  'importScripts'
]

/** Speech that a remote service may make: only where voices of this device are chosen. */
export const SPEECH = ['speechSynthesis', 'SpeechSynthesisUtterance']

/** Elements that hold pictures or sound, or another page. */
const ELEMENTS = [
  'video',
  'audio',
  'iframe',
  'object',
  'embed',
  'portal',
  'fencedframe',
  'svelte:element'
]

const oneOf = (names) => `/^(${names.join('|')})$/`

/** Selectors for any way of writing one of `names` in TypeScript or a Svelte component. */
function namesRule(names, message) {
  return ['Identifier[name=', 'Literal[value=', 'TemplateElement[value.raw='].map((node) => ({
    selector: `${node}${oneOf(names)}]`,
    message
  }))
}

const elementsRule = [
  {
    selector: `SvelteElement > SvelteName[name=${oneOf(ELEMENTS)}]`,
    message: 'Pictures, sound and other pages are shown by web/src/capture alone (P10).'
  },
  {
    selector: `CallExpression[callee.property.name=/^createElement(NS)?$/] > ${`Literal[value=${oneOf(ELEMENTS)}]`}`,
    message: 'Pictures, sound and other pages are shown by web/src/capture alone (P10).'
  }
]

const PICTURES_MESSAGE =
  'Pictures and sound live in web/src/capture and nowhere else; take numbers from it (P10).'
const NETWORK_MESSAGE =
  'Only web/src/api sends and only the loaders of our own files fetch: every request passes the ledger (P9, P10).'
const SPEECH_MESSAGE =
  'Speak through features/breaks/voice.svelte.ts, which takes voices of this device only (P10).'

/** Inline styles in markup are refused by the page's content-security policy. */
const styleRule = {
  selector: 'SvelteAttribute[key.name="style"]',
  message: 'The content-security policy refuses inline styles: use a class, or a style: directive.'
}

/** A file that the person brings is no picture: the health feature reads it in its workers (P11). */
const FILES = ['Blob', 'File']
const picturesButFiles = [
  ...namesRule(
    PICTURES_AND_SOUND.filter((name) => !FILES.includes(name)),
    PICTURES_MESSAGE
  ),
  ...elementsRule
]
/** Of sound, what a game's tones need to come out of the loudspeaker: nothing comes in by it. */
const SOUND_OUT = ['AudioContext']

const pictures = [...namesRule(PICTURES_AND_SOUND, PICTURES_MESSAGE), ...elementsRule]
const network = namesRule(NETWORK, NETWORK_MESSAGE)
const speech = namesRule(SPEECH, SPEECH_MESSAGE)

const restrict = (files, ...rules) => ({
  name: `liopep/private-names: ${files[0]}`,
  files,
  rules: { 'no-restricted-syntax': ['error', ...rules.flat()] }
})

/** For eslint's flat configuration: later entries win, so the exceptions stand last. */
export const privateNames = [
  restrict(['web/src/**/*.{ts,js,svelte}'], pictures, network, speech, styleRule),
  restrict(['web/src/capture/**/*.{ts,js,svelte}'], network, speech, styleRule),
  restrict(['web/src/capture/files.worker.ts'], speech),
  restrict(['web/src/engine/module.ts'], pictures, speech),
  restrict(['web/src/engine/import_module.ts'], pictures, speech),
  restrict(
    ['web/src/features/health/**/*.{ts,js,svelte}'],
    picturesButFiles,
    network,
    speech,
    styleRule
  ),
  restrict(['web/src/api/**/*.ts'], pictures, speech),
  restrict(['web/src/features/breaks/voice.svelte.ts'], pictures, network),
  restrict(
    ['web/src/features/breaks/games/tones.ts'],
    namesRule(
      PICTURES_AND_SOUND.filter((name) => !SOUND_OUT.includes(name)),
      PICTURES_MESSAGE
    ),
    elementsRule,
    network,
    speech
  )
]
