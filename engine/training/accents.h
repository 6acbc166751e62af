#pragma once

#include <array>
#include <vector>

#include "training/bodies.h"

namespace liopep::engine::testing {

/// One vowel of a language: its mean formants, as men say it.
struct AccentVowel {
  const char* near;      ///< the vowel of Peterson and Barney whose speakers say it
  Formants formants_hz;  ///< 0: as those
  int five;              ///< labels: see `Quality`
  int swedish;
};

/// A language's vowels, one for each letter at least.
using Accent = std::vector<AccentVowel>;

/// Vowel systems of published tables of formants.
const std::vector<Accent>& accents();

/// Mean formants of the men who say this vowel.
Formants mean_of_men(const std::vector<Speaker>& speakers, const char* vowel);

/// The vowel as somebody would say it who has this accent: what sets it apart from the one near to
/// it, in all bodies alike.
Quality quality_of(const AccentVowel& vowel, const Formants& near_hz);

}  // namespace liopep::engine::testing
