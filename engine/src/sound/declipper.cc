#include "sound/declipper.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kFlat = 0.99F;      ///< of the peak
constexpr float kForget = 0.998F;   ///< of the peak in one block
constexpr float kLeastPeak = 0.1F;  ///< nobody records so softly that it is cut off below
constexpr float kLopsided = 3;
constexpr std::size_t kShortest = 3;

}  // namespace

/// Behind the last sample of the flat; the end of what is known where it goes on.
std::size_t Declipper::end_of_flat(std::size_t begin, float side) const {
  std::size_t end = begin;
  while (end < sound_.size() && is_cut(end, side)) ++end;
  return end;
}

void Declipper::round_off(std::size_t begin, std::size_t end, float side) {
  const float from = sound_[begin - 1];
  const float to = sound_[end];
  // Where it was cut off on the other side a moment ago, the step into the flat is all that is
  // seen.
  const float before = is_cut(begin - 2, -side) ? 0 : side * (from - sound_[begin - 2]);
  const float after = is_cut(end + 1, -side) ? 0 : side * (to - sound_[end + 1]);
  const float up = larger(before, side * (sound_[begin] - from));
  const float down = larger(after, side * (sound_[end - 1] - to));
  // What breaks off is no wave.
  const float rise = smaller(up, kLopsided * down);
  const float fall = smaller(down, kLopsided * up);
  const auto length = static_cast<float>(end - begin + 1);
  for (std::size_t i = begin; i < end; ++i) {
    const float part = static_cast<float>(i - begin + 1) / length;
    const float left = 1 - part;
    const float line = from + part * part * (3 - 2 * part) * (to - from);
    const float arch = length * part * left * (rise * left + fall * part);
    const float whole = line + side * arch;
    if (side * whole > side * sound_[i]) sound_[i] = whole;
  }
}

bool Declipper::step(std::array<float, kBlockSize>& block) {
  for (std::size_t i = 0; i < kBefore + kBlockSize; ++i) sound_[i] = sound_[kBlockSize + i];
  float highest = 0;
  for (std::size_t i = 0; i < kBlockSize; ++i) {
    sound_[kBefore + kBlockSize + i] = block[i];
    highest = larger(highest, absolute(block[i]));
  }
  peak_ = larger(kForget * peak_, highest);
  limit_ = kFlat * larger(peak_, kLeastPeak);
  next_ = next_ > kBefore + kBlockSize ? next_ - kBlockSize : kBefore;
  mend();
  for (std::size_t i = 0; i < kBlockSize; ++i) block[i] = sound_[kBefore + i];
  const bool was_begun = is_begun_;
  is_begun_ = true;
  return was_begun;
}

/// A flat of which the end is not known yet waits for the next block.
void Declipper::mend() {
  while (next_ + 1 < sound_.size()) {
    const float side = sound_[next_] > 0 ? 1 : -1;
    const std::size_t end = end_of_flat(next_, side);
    if (end + 1 >= sound_.size()) return;
    if (end >= next_ + kShortest && !is_cut(next_ - 1, side)) round_off(next_, end, side);
    next_ = end > next_ ? end : next_ + 1;
  }
}

}  // namespace liopep::engine
