// The notices that go with what the page ships: name, version, licence and its text, taken from
// the installed packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const isLicenceFile = (name) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(name)

function ownNotice(folder) {
  const files = readdirSync(folder).filter(isLicenceFile).sort()
  return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
}

/**
 * @param {string[]} names packages
 * @param {(name: string) => string} folderOf where a package is installed
 * @param {Record<string, string>} licenceTexts by SPDX name, for packages that ship none
 * @returns {string} the text of the notices file
 */
export function thirdPartyNotices(names, folderOf, licenceTexts) {
  const sections = names.toSorted().map((name) => {
    const folder = folderOf(name)
    if (!existsSync(folder)) throw new Error(`${name} is not installed: run npm ci`)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const text = ownNotice(folder) || licenceTexts[license]
    if (!text) throw new Error(`${name} ${version}: no licence text for ${license}`)
    return `${name} ${version}\nLicence: ${license}\n\n${text}`
  })
  const rule = `\n\n${'='.repeat(80)}\n\n`
  return `Liopep contains the following third-party software.${rule}${sections.join(rule)}\n`
}
