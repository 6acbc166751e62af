#include "sound/learned_voice.h"

#include <cstdint>

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr std::size_t kHead = 2;
constexpr std::size_t kRow = 1 + kVowelAxes;
static_assert(kLearnedVoiceSize == kHead + (kVowelCount - 1) * kRow);

constexpr float kMostNamed = 64;
/// In what one vowel of a person scatters: people differ by less than a tenth of that.
constexpr float kFurthest = 200;

void add_bits(std::uint32_t& hash, float value) {
  hash = (hash ^ __builtin_bit_cast(std::uint32_t, value)) * 0x01000193U;
}

/// Of the numbers that give the axes their meaning: what another training learned is not this one.
/// 24 bits, which a float holds exactly.
float mark_of(const VowelModel& model) {
  std::uint32_t hash = 0x811C9DC5U;
  for (std::size_t v = 1; v <= model.vowel_count(); ++v) {
    for (const float value : model.usual_place(static_cast<Vowel>(v))) add_bits(hash, value);
  }
  const VowelSpread spread = model.spread();
  for (const VowelPlace& part : {spread.session, spread.vowel, spread.sound}) {
    for (const float value : part) add_bits(hash, value);
  }
  return static_cast<float>(hash >> 8);
}

bool is_count(float value) {
  if (!(value >= 0 && value <= kMostNamed)) return false;
  return value == static_cast<float>(static_cast<int>(value));
}

/// A row of one vowel: how often, and sums that no voice exceeds.
bool read_row(const LearnedVoice& voice, std::size_t vowel, VowelEvidence& evidence) {
  const std::size_t at = kHead + (vowel - 1) * kRow;
  const float count = voice[at];
  if (!is_count(count)) return false;
  evidence.counts[vowel] = count;
  for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
    const float sum = voice[at + 1 + axis];
    if (!(absolute(sum) <= kFurthest * count)) return false;
    evidence.sums[vowel][axis] = sum;
  }
  return true;
}

}  // namespace

LearnedVoice learned_voice_of(const VowelEvidence& evidence, const VowelModel& model) {
  LearnedVoice voice{};
  voice[0] = mark_of(model);
  voice[1] = static_cast<float>(model.vowel_count());
  for (std::size_t v = 1; v < kVowelCount; ++v) {
    const std::size_t at = kHead + (v - 1) * kRow;
    voice[at] = evidence.counts[v];
    for (std::size_t axis = 0; axis < kVowelAxes; ++axis) {
      voice[at + 1 + axis] = evidence.sums[v][axis];
    }
  }
  return voice;
}

bool read_learned_voice(const LearnedVoice& voice, const VowelModel& model,
                        VowelEvidence& evidence) {
  const auto vowels = static_cast<float>(model.vowel_count());
  if (voice[0] != mark_of(model) || voice[1] != vowels) return false;
  VowelEvidence read;
  float named = 0;
  for (std::size_t v = 1; v < kVowelCount; ++v) {
    if (!read_row(voice, v, read)) return false;
    if (v > model.vowel_count() && read.counts[v] > 0) return false;
    named += read.counts[v];
  }
  if (named == 0) return false;
  evidence = read;
  return true;
}

}  // namespace liopep::engine
