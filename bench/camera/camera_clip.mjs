// Recordings as Chromium's fake camera reads them.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUTPUT = fileURLToPath(new URL('../output/camera-clips', import.meta.url))

/**
 * A y4m file of a recording. The fake camera plays it in a loop at the file's own rate; duplicated
 * frames keep the recording's tempo at a camera's usual rate.
 * @param {string[]} filters ffmpeg video filters, applied before the rate
 */
export function cameraClip(name, input, { fps = 15, filters = [], inputOptions = [] } = {}) {
  mkdirSync(OUTPUT, { recursive: true })
  const output = join(OUTPUT, `${name}.y4m`)
  if (existsSync(output)) return output
  const chain = [...filters, `fps=${fps}`, 'format=yuv420p'].join(',')
  const arguments_ = ['-v', 'error', ...inputOptions, '-i', input, '-vf', chain, output]
  execFileSync('ffmpeg', arguments_, { stdio: ['ignore', 'inherit', 'inherit'] })
  return output
}
