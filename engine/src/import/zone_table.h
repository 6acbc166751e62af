#pragma once

#include <array>
#include <cstdint>

#include "liopep/import.h"

namespace liopep::engine {

/// Local time for formats that say only UTC: the clock where the import runs.
class ZoneTable {
 public:
  void clear() { count_ = 0; }

  /// Spans in order of time. False when no more fit or the order is wrong.
  bool add(ZoneSpan span) {
    if (count_ == kMaxZoneSpans || span.offset_s < -86400 || span.offset_s > 86400) return false;
    if (count_ > 0 && spans_[count_ - 1].from_utc_s >= span.from_utc_s) return false;
    spans_[count_++] = span;
    return true;
  }

  /// 0 where nothing is known.
  std::int64_t local(std::int64_t utc_s) const {
    int index = count_;
    while (index > 0 && spans_[index - 1].from_utc_s > utc_s) --index;
    if (index == 0) index = 1;
    return utc_s + (count_ > 0 ? spans_[index - 1].offset_s : 0);
  }

 private:
  std::array<ZoneSpan, kMaxZoneSpans> spans_{};
  int count_ = 0;
};

}  // namespace liopep::engine
