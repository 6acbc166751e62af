#include "cli/event_text.h"

#include <fmt/format.h>

namespace liopep::engine {
namespace {

constexpr const char* kEventNames[] = {"repetition", "half_repetition", "form",       "safe_range",
                                       "hold_began", "hold_done",       "hold_ended", "lost",
                                       "found",      "once_more"};
constexpr const char* kSideNames[] = {"left", "right", "both"};

bool is_repetition(const MovementEvent& event) {
  return event.kind == EventKind::repetition || event.kind == EventKind::half_repetition;
}

constexpr const char* kPhaseNames[] = {"waiting", "rest", "going", "full", "back"};

}  // namespace

const char* name_of(Phase phase) {
  return name_of(kPhaseNames, phase);
}

std::string event_json(const MovementEvent& event) {
  std::string json =
      fmt::format(R"({{"kind":"{}","t_ms":{:.0f})", name_of(kEventNames, event.kind), event.t_ms);
  const bool is_of_person = event.kind == EventKind::lost || event.kind == EventKind::found;
  if (!is_of_person) json += fmt::format(R"(,"side":"{}")", name_of(kSideNames, event.side));
  if (event.kind == EventKind::form) json += fmt::format(R"(,"index":{})", event.index);
  if (event.count != 0) json += fmt::format(R"(,"count":{})", event.count);
  if (event.duration_ms > 0) json += fmt::format(R"(,"duration_ms":{:.0f})", event.duration_ms);
  if (is_repetition(event)) {
    json += fmt::format(R"(,"there_ms":{:.0f},"back_ms":{:.0f},"depth":{:.3f})", event.there_ms,
                        event.back_ms, event.depth);
  }
  return json + "}";
}

std::string event_words(const MovementEvent& event) {
  std::string words =
      fmt::format("{:8.1f} s  {}", event.t_ms / 1000, name_of(kEventNames, event.kind));
  if (event.count != 0) words += fmt::format(" {}", event.count);
  if (event.kind == EventKind::form) words += fmt::format(" {}", event.index);
  if (event.side != Side::both) words += fmt::format(" {}", name_of(kSideNames, event.side));
  if (event.duration_ms > 0) words += fmt::format(", {:.1f} s", event.duration_ms / 1000);
  if (is_repetition(event)) {
    words += fmt::format(" ({:.1f} there, {:.1f} back), depth {:.2f}", event.there_ms / 1000,
                         event.back_ms / 1000, event.depth);
  }
  return words;
}

}  // namespace liopep::engine
