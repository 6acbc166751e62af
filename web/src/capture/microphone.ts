import { loadSoundModule } from '../engine/module'
import type { Hearing, SoundReport } from '../engine/sound'
import type { Vowel } from '../engine/sound_words'
import { problemOf } from './camera'
import type { CameraProblem } from './problem'
import { soundNumbersOnly } from './sound_door'
import type { SoundOrder, SoundStart } from './sound_order'
import workletUrl from './sound.worklet.ts?worker&url'

/** Why the microphone cannot be used. */
export type MicrophoneProblem = Extract<
  CameraProblem,
  'refused' | 'absent' | 'in_use' | 'unsupported' | 'failed'
>

export type MicrophoneState =
  { kind: 'asking' } | { kind: 'running' } | { kind: 'stopped'; problem: MicrophoneProblem }

export interface MicrophoneListener {
  onreport: (report: SoundReport) => void
  onstate: (state: MicrophoneState) => void
}

export interface Microphone {
  /** Turns the microphone off. */
  stop: () => void
  /** The next sounds of the voice that last so long are these vowels: it is learned of them. */
  learn: (vowels: readonly Vowel[], least_ms: number) => void
  /** What was learned of the voice is forgotten. */
  forget: () => void
  /** The call was played to its end: what follows is the answer. */
  callPlayed: () => void
}

/** Sound as it is: what makes calls clearer would take a hum for noise, and a clap away. */
const CONSTRAINTS: MediaStreamConstraints = {
  video: false,
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
}

const microphoneProblem = (error: unknown): MicrophoneProblem =>
  problemOf(error) as MicrophoneProblem

/**
 * Asks for the microphone and listens until it is stopped. The sound lives in the worklet; only
 * numbers come out (P10).
 */
export function listen(
  listener: MicrophoneListener,
  hearing: Hearing = { vowels: 'five', asked: [], voice: null, call: null }
): Microphone {
  let node: AudioWorkletNode | null = null
  let stopped = false
  let context: AudioContext | null = null
  let stream: MediaStream | null = null

  function stop(): void {
    stopped = true
    for (const track of stream?.getTracks() ?? []) track.stop()
    void context?.close().catch(() => {})
    context = stream = node = null
  }

  function fail(problem: MicrophoneProblem): void {
    if (stopped) return
    stop()
    listener.onstate({ kind: 'stopped', problem })
  }

  async function connect(opened: MediaStream, module: WebAssembly.Module): Promise<void> {
    const made = new AudioContext()
    context = made
    await made.audioWorklet.addModule(workletUrl)
    if (stopped) return
    const start: SoundStart = { ...hearing, module }
    const worklet = new AudioWorkletNode(made, 'liopep-sound', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: start
    })
    node = worklet
    worklet.onprocessorerror = () => fail('failed')
    worklet.port.onmessage = ({ data }: MessageEvent<SoundReport>) => {
      if (!stopped) listener.onreport(soundNumbersOnly(data))
    }
    made.createMediaStreamSource(opened).connect(worklet)
    await made.resume()
    if (!stopped) listener.onstate({ kind: 'running' })
  }

  async function open(): Promise<void> {
    const devices = navigator.mediaDevices as MediaDevices | undefined
    if (!devices?.getUserMedia || !('AudioWorkletNode' in globalThis)) return fail('unsupported')
    const loading = loadSoundModule()
    loading.catch(() => {})
    try {
      const opened = await devices.getUserMedia(CONSTRAINTS)
      stream = opened
      if (stopped) return stop()
      for (const track of opened.getAudioTracks()) track.onended = () => fail('absent')
      await connect(opened, await loading)
    } catch (error) {
      fail(microphoneProblem(error))
    }
  }

  const order = (given: SoundOrder): void => node?.port.postMessage(given)

  listener.onstate({ kind: 'asking' })
  void open()
  return {
    stop,
    learn: (vowels, least_ms) => order({ kind: 'learn', vowels, least_ms }),
    forget: () => order({ kind: 'forget' }),
    callPlayed: () => order({ kind: 'call_played' })
  }
}
