#include "sound/impulse.h"

#include "arithmetic/logarithm.h"
#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kOnset = 16;        ///< times the loudest slice of the 16 ms before: 12 dB
constexpr float kAboveRoom = 20;    ///< times the room: 13 dB
constexpr float kSoftest = 1e-6F;   ///< -60 dB
constexpr std::size_t kBefore = 8;  ///< slices
constexpr std::size_t kGap = 1;     ///< slice in which the onset may already have begun
constexpr std::size_t kAttack = 6;  ///< slices
constexpr std::size_t kNear_hops = 16;
constexpr std::size_t kSeeing_hops = 5;  ///< of the newest that see an impulse already
constexpr float kForget_db = 0.12F;      ///< in a hop: 15 dB in a second
constexpr std::size_t kJudged_hops = 13;
constexpr float kSoftestClap_db = -58;  ///< of the loudest 2 ms
constexpr float kSoftestSnap_db = -38;  ///< keys are as high as a snap, and softer
/// A soft clap may be a key, a click of the mouth or a scratch: those are higher, and are preceded
/// by something.
constexpr float kSoft_db = -40;
constexpr float kSoftMiddle = 0.15F;
constexpr float kSoftBefore = 0.004F;  ///< of the peak: -24 dB
/// What a cough is like, whose burst ends a swell of 20 ms; hands meet at once.
constexpr float kSwell = 0.003F;         ///< of the peak: -25 dB
constexpr float kSwelling = 8;           ///< times what was before it: 9 dB
constexpr std::size_t kColour_hops = 2;  ///< until the onset is in the middle of the spectrum

}  // namespace

void ImpulseDetector::start() {
  *this = ImpulseDetector();
  voices_.fill(-120);
}

float ImpulseDetector::mean(std::size_t first, std::size_t count) const {
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += at(first + i);
  return sum / static_cast<float>(count);
}

float ImpulseDetector::peak() const {
  float peak = 0;
  for (std::size_t i = 0; i < kAttack; ++i) peak = larger(peak, at(onset_ + i));
  return peak;
}

/// From 12 to 2 ms before the onset.
float ImpulseDetector::before() const {
  return mean(onset_ - 6, 5);
}

bool ImpulseDetector::swells() const {
  const float near = before();
  const float far = mean(onset_ - 30, 14);  // 60 to 32 ms
  return near > kSwell * peak() && near > kSwelling * far;
}

bool ImpulseDetector::begins(std::size_t slice) const {
  const float now = at(slice);
  if (now < kSoftest || now < kAboveRoom * floor_) return false;
  float before = 0;
  for (std::size_t i = 1 + kGap; i <= kBefore + kGap && i <= slice; ++i)
    before = larger(before, at(slice - i));
  return now > kOnset * before;
}

void ImpulseDetector::begin(std::size_t slice, const Hop& hop) {
  is_open_ = true;
  onset_ = slice;
  onset_ms_ = hop.t_ms - static_cast<double>(slices_ - slice) * static_cast<double>(kSlice_ms);
  hops_ = 0;
  voice_db_ = -120;
  // What rings is not what was before.
  for (std::size_t i = kSeeing_hops; i < kNear_hops; ++i) voice_db_ = larger(voice_db_, voices_[i]);
}

void ImpulseDetector::follow(const Hop& hop) {
  ++hops_;
  if (hops_ == kColour_hops) colour_ = hop;
  // The window of the pitch still holds the impulse for six hops.
  if (hops_ > 6 && hop.voiced) voice_db_ = larger(voice_db_, hop.level_db);
}

Impulse ImpulseDetector::step(const Hop& hop) {
  for (std::size_t i = voices_.size() - 1; i > 0; --i) voices_[i] = voices_[i - 1];
  voices_[0] = hop.voiced ? hop.level_db : -120;
  spoken_db_ = larger(spoken_db_ - kForget_db, voices_[kNear_hops - 1]);
  loudest_db_ -= 0.02F;  // 2.5 dB in a second
  if (is_open_) follow(hop);
  Impulse impulse;
  for (const float click : hop.clicks) {
    ring_[slices_ % kRing] = click;
    ++slices_;
    // Up slowly, down fast: the room, not what sounds in it.
    floor_ += (click < floor_ ? 0.05F : 0.0006F) * (click - floor_);
    floor_ = larger(floor_, 1e-9F);
    const std::size_t slice = slices_ - 1;
    const bool is_free = !is_open_ || (slice - onset_ > 30 && at(slice) > 0.25F * peak());
    if (is_free && begins(slice)) {
      if (is_open_) impulse = judge();
      begin(slice, hop);
    }
  }
  if (is_open_ && hops_ >= kJudged_hops) {
    impulse = judge();
    is_open_ = false;
  }
  return impulse;
}

Impulse ImpulseDetector::judge() {
  const float highest = peak();
  const float peak_db = decibels_of_power(highest);
  Impulse impulse{ImpulseKind::other, onset_ms_, peak_db, 0};
  const std::size_t known = slices_ - onset_;
  const float early = mean(onset_ + 12, 6);  // 24 to 36 ms
  const float late = mean(onset_ + 24, known > 34 ? 10 : known - 24);
  const bool dies_away = early < 0.4F * highest && late < 0.1F * highest;
  // A consonant is softer than its vowels, also where a pause is between them.
  const bool is_spoken = voice_db_ > colour_.level_db - 16 || spoken_db_ > colour_.level_db + 6;
  const float total = larger(colour_.total, 1e-12F);
  const float low = colour_.low / total;
  const float broad = (colour_.middle + colour_.upper + colour_.high) / total;
  const bool is_soft = peak_db < loudest_db_ - 27;
  if (!dies_away || swells() || is_spoken || is_soft || low > 0.35F || broad < 0.5F) return impulse;
  const bool is_snap = colour_.centroid_hz > 2800 && colour_.middle < 0.05F * total;
  if (peak_db < (is_snap ? kSoftestSnap_db : kSoftestClap_db)) return impulse;
  const bool is_alone = colour_.middle > kSoftMiddle * total && before() < kSoftBefore * highest;
  if (peak_db < kSoft_db && !is_alone) return impulse;
  impulse.kind = is_snap ? ImpulseKind::snap : ImpulseKind::clap;
  loudest_db_ = larger(loudest_db_, peak_db);
  impulse.confidence = clamped((peak_db + 60) / 30, 0.3F, 1);
  return impulse;
}

}  // namespace liopep::engine
