// Writes engine/recordings/star-reach.json anew: a simulated seated person who reaches for stars,
// leans, and leaves the view for a moment. Deterministic: game_recorder > star-reach.json
#include <cstdio>

#include "testing/game_player.h"

namespace {

using namespace liopep::engine;

constexpr int kFrames = 220;
constexpr float kFps = 10;
constexpr int kAwayFrom = 150;
constexpr int kAwayUntil = 165;

void print_point(const LandmarkPoint& point, bool first) {
  std::printf("%s", first ? "[" : ",[");
  if (point.visibility <= 0) {
    std::printf("0,0,0,0]");
  } else {
    std::printf("%.4f,%.4f,0,%.2f]", point.x, point.y, point.visibility);
  }
}

}  // namespace

int main() {
  const GameOptions options = {.kind = GameKind::sky, .seed = 3, .length_ms = 60'000};
  const testing::PlayerSeat seat;
  Game game;
  game.start(options);
  testing::GamePlayer player(options, testing::kAverage, seat, 11);
  std::printf("{\"fps\":%.0f,\"aspect\":%.6f,\"frames\":[\n", kFps, seat.aspect);
  for (int frame = 0; frame < kFrames; ++frame) {
    Landmarks landmarks = player.move(game.report(), 1 / kFps);
    if (frame >= kAwayFrom && frame < kAwayUntil) landmarks.points = {};
    game.step(frame * 1000.0 / kFps, {.body = &landmarks});
    std::printf("[");
    for (std::size_t i = 0; i < kLandmarkCount; ++i) print_point(landmarks.points[i], i == 0);
    std::printf("]");
    std::printf(frame + 1 < kFrames ? ",\n" : "]}\n");
  }
}
