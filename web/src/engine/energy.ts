import { loadEngineModule } from './module'

/** What `engine/wasm/energy_exports.cc` exports. */
interface Exports {
  _initialize(): void
  liopep_energy_met_minutes(met: number, active_ms: number): number
  liopep_energy_kilocalories(met: number, active_ms: number, weight_kg: number): number
}

/** How much energy an activity takes, and who says so: `met` of an exercise or game file. */
export interface Met {
  /** Of the compendium that `source` names. */
  code: string
  /** A multiple of sitting still. */
  value: number
  source: string
}

/** The engine's two formulas of energy. Weight goes in and nowhere else: it stays on the device. */
export class Energy {
  readonly #exports: Exports

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
  }

  /** @param module the compiled engine; the page's own when left out */
  static async create(module?: WebAssembly.Module): Promise<Energy> {
    const instance = await WebAssembly.instantiate(module ?? (await loadEngineModule()), {})
    return new Energy(instance.exports as unknown as Exports)
  }

  /** MET times minutes of activity. The weekly frame for adults is 450 to 750 (WHO 2020). */
  metMinutes(met: Met, active_ms: number): number {
    return this.#exports.liopep_energy_met_minutes(met.value, active_ms)
  }

  /** MET times kilogram times hours: a rough figure for one person. */
  kilocalories(met: Met, active_ms: number, weight_kg: number): number {
    return this.#exports.liopep_energy_kilocalories(met.value, active_ms, weight_kg)
  }
}
