// A Vite plugin: beside every built file that gets smaller, its Brotli (.br) and gzip (.gz) form, so
// that the server never compresses. What was compressed once is kept in .cache/ by its hash.
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const CACHE = join(dirname(fileURLToPath(import.meta.url)), '../.cache/precompressed')

// Already compressed by their own format.
const PACKED = new Set(['.woff2', '.png', '.jpg', '.webp', '.br', '.gz'])
/** A saving below this share is not worth a second file. */
const LEAST_SAVING = 0.05
/** Files above this take Brotli 11 half a minute each; 9 costs them about a tenth more bytes. */
const LARGE_BYTES = 1_000_000
const CACHE_DAYS = 30

const brotli = (bytes, quality) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
    }
  })

/** The codings made of a file, by their file ending. */
function codings(bytes, isBest) {
  const quality = bytes.length > LARGE_BYTES && !isBest ? 9 : 11
  return [
    { ending: 'br', version: `br${quality}`, pack: () => brotli(bytes, quality) },
    { ending: 'gz', version: 'gz9', pack: () => promisify(gzip)(bytes, { level: 9 }) }
  ]
}

/** The packed bytes, from the cache if they were made before. */
async function packedOnce(bytes, { version, pack }, used) {
  const name = `${createHash('sha256').update(bytes).digest('hex')}.${version}`
  used.add(name)
  const path = join(CACHE, name)
  const cached = await readFile(path).catch(() => null)
  if (cached) return cached
  const packed = await pack()
  // Whole or not at all: another build may read it.
  await writeFile(`${path}.${process.pid}`, packed)
  await rename(`${path}.${process.pid}`, path)
  return packed
}

async function packFile(path, isBest, used) {
  if (PACKED.has(extname(path))) return
  const bytes = await readFile(path)
  for (const coding of codings(bytes, isBest)) {
    const packed = await packedOnce(bytes, coding, used)
    if (packed.length <= bytes.length * (1 - LEAST_SAVING))
      await writeFile(`${path}.${coding.ending}`, packed)
  }
}

/** Forgets what this build did not need and no other made lately. */
async function pruneCache(used) {
  for (const name of await readdir(CACHE)) {
    const path = join(CACHE, name)
    const made = await stat(path).catch(() => null)
    const isOld = made !== null && Date.now() - made.mtimeMs > CACHE_DAYS * 86_400_000
    if (isOld && !used.has(name)) await rm(path, { force: true })
  }
}

/** Packs every file below `folder`. `isBest`: Brotli 11 also for the largest, for a release. */
export async function precompressFolder(folder, isBest = false) {
  const used = new Set()
  await mkdir(CACHE, { recursive: true })
  const names = await readdir(folder, { recursive: true })
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      if ((await stat(path)).isFile()) await packFile(path, isBest, used)
    })
  )
  await pruneCache(used)
}

/** @returns {import('vite').Plugin} */
export function precompress() {
  let folder = ''
  return {
    name: 'liopep-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await precompressFolder(folder, process.env.LIOPEP_BEST_COMPRESSION === '1')
      }
    }
  }
}
