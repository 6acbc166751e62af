import { describe, expect, it } from 'vitest'
import { endedProblem, openCamera, problemOf } from './camera'

const devicesThat = (devices: Partial<MediaDevices>) => devices as MediaDevices
const failing = (name: string) =>
  devicesThat({ getUserMedia: () => Promise.reject(new DOMException('', name)) })

describe('opening the camera', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'absent'],
    ['OverconstrainedError', 'absent'],
    ['NotReadableError', 'in_use'],
    ['AbortError', 'in_use'],
    ['SecurityError', 'refused'],
    ['SomethingNew', 'failed']
  ])('%s becomes %s', async (name, problem) => {
    expect(await openCamera(failing(name))).toBe(problem)
  })

  it('is unsupported where the browser has no camera interface (no HTTPS, old browser)', async () => {
    expect(await openCamera(undefined)).toBe('unsupported')
  })

  it('gives the first video track', async () => {
    const track = {} as MediaStreamTrack
    const stream = { getVideoTracks: () => [track] } as unknown as MediaStream
    const devices = devicesThat({ getUserMedia: () => Promise.resolve(stream) })
    expect(await openCamera(devices)).toEqual({ stream, track })
  })

  it('never asks for the microphone', async () => {
    let asked: MediaStreamConstraints | undefined
    const devices = devicesThat({
      getUserMedia: (constraints) => {
        asked = constraints
        return Promise.reject(new DOMException('', 'NotAllowedError'))
      }
    })
    await openCamera(devices)
    expect(asked?.audio).toBe(false)
  })

  it('takes what is not an error for a failure', () => {
    expect(problemOf('gone')).toBe('failed')
  })
})

describe('a camera that ended by itself', () => {
  const withDevices = (kinds: string[]) =>
    devicesThat({
      enumerateDevices: async () => kinds.map((kind) => ({ kind }) as MediaDeviceInfo)
    })

  it('is absent when it was pulled out', async () => {
    expect(await endedProblem(withDevices(['audioinput']))).toBe('absent')
  })

  it('has failed when it is still there', async () => {
    expect(await endedProblem(withDevices(['videoinput']))).toBe('failed')
  })
})
