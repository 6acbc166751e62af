import { language } from '../../i18n'

/** Where the choice is remembered; nothing is written until the person chooses (P4). */
const STORAGE_KEY = 'liopep.voice'

/**
 * Speaks counts aloud, with voices that live on this device only: some browsers offer voices of a
 * remote service, and what is counted would leave the device with them (P10).
 */
class Voice {
  on = $state(localStorage.getItem(STORAGE_KEY) !== 'off')

  turn(on: boolean): void {
    this.on = on
    if (on) localStorage.removeItem(STORAGE_KEY)
    else localStorage.setItem(STORAGE_KEY, 'off')
    if (!on) globalThis.speechSynthesis?.cancel()
  }

  /** Says `text` now, instead of what is being said. Silent where no voice of this device fits. */
  say(text: string): void {
    const synthesis = globalThis.speechSynthesis
    if (!this.on || !synthesis) return
    const voice = synthesis
      .getVoices()
      .find((each) => each.localService && each.lang.toLowerCase().startsWith(language.current))
    if (!voice) return
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = 1.1
    synthesis.cancel()
    synthesis.speak(utterance)
  }
}

export const voice = new Voice()
