import { PoseLandmarker, type NormalizedLandmark } from '@mediapipe/tasks-vision'
import createVision from '@mediapipe/tasks-vision/vision_wasm_module_internal.js'

/** 33 landmarks (BlazePose topology) of x, y, z, visibility. */
export const LANDMARK_COUNT = 33
const NUMBERS = 4

/**
 * MediaPipe's loader looks for its WebAssembly through two globals, and takes them away after each
 * start. With the module compiled by the page there is nothing left that it would fetch.
 */
interface VisionGlobals {
  ModuleFactory?: unknown
  Module?: {
    instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void
    ) => object
    print: (line: string) => void
    printErr: (line: string) => void
  }
}

function offerVision(module: WebAssembly.Module): Promise<never> {
  const globals = globalThis as VisionGlobals
  return new Promise((_, reject) => {
    globals.ModuleFactory = createVision
    globals.Module = {
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), reject)
        return {}
      },
      // It logs plain information as errors; what fails is thrown as well.
      print() {},
      printErr() {}
    }
  })
}

function flatten(landmarks: NormalizedLandmark[]): Float32Array {
  const numbers = new Float32Array(LANDMARK_COUNT * NUMBERS)
  landmarks.forEach(({ x, y, z, visibility }, i) => numbers.set([x, y, z, visibility], NUMBERS * i))
  return numbers
}

/** MediaPipe reads pictures through WebGL, also when it computes on the processor. */
export class WithoutWebGL extends Error {}

function pictureCanvas(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1, 1)
  if (!canvas.getContext('webgl2')) throw new WithoutWebGL('no WebGL 2 in a worker')
  return canvas
}

/** One person's pose in a picture, by MediaPipe's BlazePose on the processor. */
export class PoseModel {
  readonly #landmarker: PoseLandmarker

  private constructor(landmarker: PoseLandmarker) {
    this.#landmarker = landmarker
  }

  /** @param bundle the bytes of a pose_landmarker .task file */
  static async create(vision: WebAssembly.Module, bundle: ArrayBuffer): Promise<PoseModel> {
    const broken = offerVision(vision)
    const created = PoseLandmarker.createFromOptions(
      { wasmLoaderPath: '', wasmBinaryPath: '' },
      {
        canvas: pictureCanvas(),
        baseOptions: { modelAssetBuffer: new Uint8Array(bundle), delegate: 'CPU' },
        runningMode: 'VIDEO',
        numPoses: 1
      }
    )
    return new PoseModel(await Promise.race([created, broken]))
  }

  /** The landmarks in `picture`, or null: nobody. Times must rise from call to call. */
  find(picture: TexImageSource, t_ms: number): Float32Array | null {
    const [person] = this.#landmarker.detectForVideo(picture, t_ms).landmarks
    return person ? flatten(person) : null
  }

  close(): void {
    this.#landmarker.close()
  }
}
