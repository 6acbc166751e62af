#include "testing/report_hash.h"

#include <bit>

namespace liopep::engine::testing {

void ReportHash::add(std::uint64_t bits) {
  for (int i = 0; i < 8; ++i) {
    value_ = (value_ ^ (bits >> (8 * i) & 0xFF)) * 0x100000001B3ULL;
  }
}

void ReportHash::add(float number) {
  add(static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(number)));
}

void ReportHash::add(double number) {
  add(std::bit_cast<std::uint64_t>(number));
}

void ReportHash::add(const MovementEvent& event) {
  add(static_cast<std::uint64_t>(event.kind));
  add(static_cast<std::uint64_t>(event.side));
  add(static_cast<std::uint64_t>(event.index));
  add(static_cast<std::uint64_t>(event.count));
  add(event.t_ms);
  add(event.duration_ms);
  add(event.there_ms);
  add(event.back_ms);
  add(event.depth);
}

void ReportHash::add(const MovementReport& report) {
  add(report.t_ms);
  for (const LandmarkPoint& point : report.landmarks.points) {
    add(point.x);
    add(point.y);
    add(point.z);
    add(point.visibility);
  }
  add(static_cast<std::uint64_t>(report.framing));
  add(static_cast<std::uint64_t>(report.phase));
  add(report.depth);
  add(static_cast<std::uint64_t>(report.missing));
  for (int i = 0; i < report.event_count; ++i) add(report.events[i]);
  add(static_cast<std::uint64_t>(report.tally.count));
  add(static_cast<std::uint64_t>(report.tally.half_count));
  add(static_cast<std::uint64_t>(report.tally.left_count));
  add(static_cast<std::uint64_t>(report.tally.right_count));
  add(report.tally.held_ms);
}

std::string ReportHash::hex() const {
  std::string text(16, '0');
  for (int i = 0; i < 16; ++i) text[i] = "0123456789abcdef"[value_ >> (60 - 4 * i) & 0xF];
  return text;
}

}  // namespace liopep::engine::testing
