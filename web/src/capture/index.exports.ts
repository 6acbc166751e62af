/**
 * P10 at compile time: what capture gives out can carry no picture and no sound. A breach makes
 * `Proof` below a type error. (`CameraView` itself is a component of exactly these props.)
 */
import type * as capture from './index'

/** What can hold a picture or a sound, or a way to one. Landmarks are Float32Array and bounded. */
type Carrier =
  | ArrayBuffer
  | Exclude<ArrayBufferView, Float32Array>
  | Blob
  | ReadableStream
  | MessagePort
  | Worker
  | Node
  | ImageData
  | ImageBitmap
  | OffscreenCanvas
  | VideoFrame
  | MediaStream
  | MediaStreamTrack
  | MediaRecorder
  | AudioNode
  | BaseAudioContext
  | AudioData

type IsAny<T> = 0 extends 1 & T ? true : false
type IsUnknown<T> = IsAny<T> extends true ? false : unknown extends T ? true : false

/** true where a value of type T, or anything it holds, takes or returns, could be a carrier. */
export type Carries<T> = true extends Holds<T> ? true : false

type Holds<T> =
  IsAny<T> extends true
    ? true
    : IsUnknown<T> extends true
      ? true
      : T extends Float32Array | string | number | boolean | null | undefined | void
        ? false
        : T extends Carrier
          ? true
          : T extends (...given: infer Given) => infer Returned
            ? Holds<Given[number]> | Holds<Returned>
            : T extends readonly (infer Item)[]
              ? Holds<Item>
              : true extends { [K in keyof T]-?: Holds<T[K]> }[keyof T]
                ? true
                : false

type Never<T extends false> = T

/** Every export but the component, whose type is `Component<CameraViewProps, CameraViewControls>`. */
export type Proof = [
  Never<Carries<Omit<typeof capture, 'CameraView'>>>,
  Never<Carries<capture.CameraViewProps>>,
  Never<Carries<capture.CameraViewControls>>,
  Never<Carries<capture.CameraState>>,
  Never<Carries<capture.CameraProblem>>,
  Never<Carries<capture.CameraReport>>,
  Never<Carries<capture.CameraTask>>,
  Never<Carries<capture.MicrophoneListener>>,
  Never<Carries<capture.MicrophoneState>>,
  Never<Carries<capture.Microphone>>
]

/** The proof can fail: each of these must be seen as a carrier. */
type Planted<T extends true> = T
export type ProofOfProof = [
  Planted<Carries<{ picture: ImageBitmap }>>,
  Planted<Carries<{ deep: { sounds: Blob[] } }>>,
  Planted<Carries<(frame: VideoFrame) => void>>,
  Planted<
    Carries<{ onreport: (report: capture.CameraReport & { pixels: Uint8ClampedArray }) => void }>
  >,
  Planted<Carries<{ anything: unknown }>>,
  Planted<Carries<{ element: HTMLVideoElement | null }>>
]
