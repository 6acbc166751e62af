// Energy as the page asks for it: two formulas, no state. web/src/engine/energy.ts is the other
// side.
#include "liopep/energy.h"

#define LIOPEP_EXPORT(name) extern "C" __attribute__((export_name(#name)))

/// MET-minutes of an activity.
LIOPEP_EXPORT(liopep_energy_met_minutes)
double liopep_energy_met_minutes(double met, double active_ms) {
  return liopep::engine::met_minutes(met, active_ms);
}

/// Kilocalories of an activity for somebody of this weight.
LIOPEP_EXPORT(liopep_energy_kilocalories)
double liopep_energy_kilocalories(double met, double active_ms, double weight_kg) {
  return liopep::engine::kilocalories(met, active_ms, weight_kg);
}
