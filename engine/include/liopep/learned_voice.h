#pragma once

#include <array>
#include <cstddef>

namespace liopep::engine {

/// What was learned of one person's vowels, as numbers to be kept and put back: the mark of the
/// model that they belong to, how many vowels it has, then for A E I O U Å Ä Ö Y how often each was
/// named and, by axis, the sum of how far it lay from anybody's. No sound can be made of them; they
/// are of a person nevertheless, and stay on the device (P10).
inline constexpr std::size_t kLearnedVoiceSize = 2 + 9 * (1 + 8);
using LearnedVoice = std::array<float, kLearnedVoiceSize>;

}  // namespace liopep::engine
