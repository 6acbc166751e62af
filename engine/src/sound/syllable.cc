#include "sound/syllable.h"

#include "geometry/trigonometry.h"

namespace liopep::engine {
namespace {

constexpr float kValley_db = 4;
constexpr float kAboveFloor_db = 8;
constexpr float kBelowOthers_db = 24;  ///< softer than that beside the others: the room's echo
constexpr float kShortest_ms = 60;     ///< near the peak, the spectrum's own 32 ms included
constexpr int kVoicedHops = 6;
constexpr float kNear_db = 6;

}  // namespace

Syllable SyllableCounter::step(const Hop& hop) {
  // What is not voiced has no sonority: an "s" between two vowels is a valley.
  const float now_db = hop.voiced ? hop.sonority_db : smaller(hop.sonority_db, smooth_db_ - 3);
  smooth_db_ += 0.4F * (now_db - smooth_db_);
  loudest_db_ -= 0.024F;
  Syllable syllable;
  if (!is_on_hill_) {
    valley_db_ = smaller(valley_db_, smooth_db_);
    if (smooth_db_ > valley_db_ + kValley_db && hop.voiced) {
      is_on_hill_ = true;
      peak_db_ = smooth_db_;
      voiced_hops_ = 0;
      begin_ms_ = peak_ms_ = loud_ms_ = hop.t_ms;
      pitch_hz_ = 0;
    }
    return syllable;
  }
  if (hop.voiced) ++voiced_hops_;
  if (smooth_db_ > peak_db_) {
    peak_db_ = smooth_db_;
    peak_ms_ = hop.t_ms;
    pitch_hz_ = hop.pitch.hz;
    peak_floor_db_ = hop.floor_db;
  }
  if (smooth_db_ > peak_db_ - kNear_db) loud_ms_ = hop.t_ms;
  const bool is_over =
      smooth_db_ < peak_db_ - kValley_db && (!hop.voiced || smooth_db_ < peak_db_ - kNear_db);
  if (!is_over) return syllable;
  syllable = take_hill();
  is_on_hill_ = false;
  valley_db_ = smooth_db_;
  return syllable;
}

Syllable SyllableCounter::take_hill() {
  const auto duration_ms = static_cast<float>(loud_ms_ - begin_ms_) + kHop_ms;
  const bool counts = duration_ms >= kShortest_ms && voiced_hops_ >= kVoicedHops &&
                      peak_db_ > peak_floor_db_ + kAboveFloor_db &&
                      peak_db_ > loudest_db_ - kBelowOthers_db;
  if (!counts) return {};
  loudest_db_ = larger(loudest_db_, peak_db_);
  return {true, peak_ms_ - 16, peak_db_, duration_ms, pitch_hz_};
}

}  // namespace liopep::engine
