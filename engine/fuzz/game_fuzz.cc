// Any options, and any numbers as body, hands and times, through any game: the report stays sound,
// points are never taken away, and the same input gives the same bits.
#include <memory>

#include "fuzz/check.h"
#include "fuzz/game_reports.h"
#include "fuzz/hostile_camera.h"
#include "game/fingerprint.h"

namespace liopep::engine::fuzz {
namespace {

/// Beyond the enums and the limits too: what is outside is taken as the nearest inside.
GameOptions hostile_options(Bytes& bytes) {
  GameOptions options = {.kind = static_cast<GameKind>(bytes.choice(kGameCount + 1)),
                         .seed = bytes.byte()};
  const std::uint8_t what = bytes.byte();
  options.arms = static_cast<Arms>(what & 3U);
  options.level = (what & 4U) != 0 ? static_cast<int>(1e9F * bytes.small()) : what >> 4U;
  if ((what & 8U) != 0) options.length_ms = bytes.any_float();
  if ((what & 16U) != 0) options.tempo_bpm = bytes.any_float();
  return options;
}

/// A hand where the body's right one is, or wherever the bytes say.
void hostile_hand(Bytes& bytes, const Landmarks& body, HandLandmarks& hand) {
  const LandmarkPoint& wrist = body[Landmark::right_wrist];
  const bool wild = bytes.choice(4) == 0;
  for (LandmarkPoint& point : hand.points) {
    point = wild ? LandmarkPoint{.x = bytes.any_float(), .y = bytes.any_float()}
                 : LandmarkPoint{.x = wrist.x + 0.05F * bytes.small(), .y = wrist.y};
  }
}

void play(Bytes bytes) {
  static const auto kGame = std::make_unique<Game>();
  static const auto kTwin = std::make_unique<Game>();
  const GameOptions options = hostile_options(bytes);
  kGame->start(options);
  kTwin->start(options);
  Bytes hand_bytes = bytes;
  HostileCamera camera(bytes);
  HostileFrame frame;
  HandLandmarks hand;
  GameReport before = kGame->report();
  while (camera.next(frame)) {
    GameInput input = {.body = frame.somebody ? &frame.landmarks : nullptr};
    if (hand_bytes.byte() % 4 == 0) {
      hostile_hand(hand_bytes, frame.landmarks, hand);
      input.hands[0] = &hand;
    }
    const GameReport& report = kGame->step(frame.t_ms, input);
    must_be_sound(report);
    must_follow(before, report);
    LIOPEP_MUST(fingerprint(report, kEmptyFingerprint) ==
                fingerprint(kTwin->step(frame.t_ms, input), kEmptyFingerprint));
    before = report;
  }
}

}  // namespace
}  // namespace liopep::engine::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  liopep::engine::fuzz::play(liopep::engine::fuzz::Bytes(data, size));
  return 0;
}
