#include "liopep/game.h"

#include "game/palm.h"
#include "geometry/finite_landmarks.h"

namespace liopep::engine {
namespace {

constexpr float kMeasure_s = 1.2F;
constexpr float kSettle_s = 0.3F;  ///< in view before measuring, and before going on
constexpr float kGone_s = 1;       ///< out of view before the game waits
constexpr float kLongestStep_s = 0.25F;
constexpr double kClockRestart_ms = 10000;

GameOptions within_limits(GameOptions options) {
  if (options.kind > GameKind::paint) options.kind = GameKind::catching;
  if (options.arms > Arms::right) options.arms = Arms::both;
  options.level = options.level < 1 ? 1 : options.level > kTopLevel ? kTopLevel : options.level;
  const auto limit = [](float value, float low, float high, float usual) {
    return is_finite(value) ? clamped(value, low, high) : usual;
  };
  options.length_ms = limit(options.length_ms, kShortestGame_ms, kLongestGame_ms, 120'000);
  options.tempo_bpm = limit(options.tempo_bpm, 50, 140, 84);
  return options;
}

/// The hand model's palm that lies nearest to this palm of the body, when it lies near enough to be
/// the same hand; it is the more exact of the two.
PalmPoint refined(const PalmPoint& palm, const GameInput& input, float aspect, float unit) {
  constexpr float kSameHand = 0.6F;  ///< shoulder widths
  PalmPoint best = palm;
  float nearest = kSameHand * unit;
  for (const HandLandmarks* hand : input.hands) {
    if (hand == nullptr) continue;
    const PalmPoint point = palm_of(*hand);
    const Spot off = {(point.x - palm.x) * aspect, point.y - palm.y};
    if (point.visibility <= 0 || !(length_of(off) < nearest)) continue;
    nearest = length_of(off);
    best = point;
  }
  return best;
}

void follow_hands(Stage& stage, const Landmarks& body, const GameInput& input, float dt_s) {
  for (const Side side : {Side::left, Side::right}) {
    Pointer& pointer = stage.hands[static_cast<std::size_t>(side)];
    PalmPoint palm = palm_of(body, side);
    if (palm.visibility > 0) palm = refined(palm, input, body.aspect, stage.player.unit());
    if (is_in_view({.x = palm.x, .y = palm.y, .visibility = palm.visibility})) {
      pointer.see({(1 - palm.x) * body.aspect, palm.y}, dt_s, stage.player.unit());
    } else {
      pointer.miss(dt_s);
    }
  }
}

/// What the player is asked to bring into view.
BodyParts missing_of(const Stage& stage) {
  BodyParts missing = 0;
  if (!stage.player.in_view()) missing |= bit_of(BodyPart::shoulders);
  if (stage.options.kind == GameKind::beam) return missing;
  bool any = false;
  for (int hand = 0; hand < 2; ++hand) {
    const Arms only = hand == 0 ? Arms::left : Arms::right;
    const bool plays = stage.options.arms == Arms::both || stage.options.arms == only;
    any = any || (plays && stage.hands[hand].seen() > 0);
  }
  if (!any) missing |= bit_of(BodyPart::wrists);
  return missing;
}

/// Lets the world of this game take its turn; the number for `GameReport::gauge`.
float take_turn(Stage& stage, Turn& turn) {
  switch (stage.options.kind) {
    case GameKind::catching:
      stage.catching.step(turn);
      return 0;
    case GameKind::sky:
      stage.sky.step(turn);
      return stage.sky.height();
    case GameKind::beam:
      stage.beam.step(turn);
      return stage.beam.lean();
    case GameKind::mirror:
      stage.mirror.step(turn);
      return stage.mirror.fit();
    case GameKind::boxing:
      stage.boxing.step(turn);
      return stage.boxing.part_of_beat();
    case GameKind::paint:
      stage.paint.step(turn);
      return stage.paint.coverage();
  }
  return 0;
}

}  // namespace

bool find_game(std::string_view id, GameKind& kind) {
  for (std::size_t i = 0; i < kGameIds.size(); ++i) {
    if (kGameIds[i] != id) continue;
    kind = static_cast<GameKind>(i);
    return true;
  }
  return false;
}

Game::Game() {
  start({});
}

void Game::start(const GameOptions& options) {
  stage_ = {};
  stage_.options = within_limits(options);
  stage_.dice = Dice(stage_.options.seed);
  stage_.skill.start(stage_.options.level);
  report_ = {};
  report_.level = stage_.options.level;
  report_.left_ms = stage_.options.length_ms;
}

const GameReport& Game::step(double t_ms, const GameInput& input) {
  report_.event_count = 0;
  if (!is_finite(t_ms)) return report_;
  if (stage_.has_time && t_ms <= report_.t_ms) {
    if (t_ms > report_.t_ms - kClockRestart_ms) return report_;
    stage_.has_time = false;  // the camera's clock started anew: the game goes on
  }
  const double passed_ms = stage_.has_time ? t_ms - report_.t_ms : 1000.0 / 30;
  const float dt_s = clamped(static_cast<float>(passed_ms) / 1000, 0.001F, kLongestStep_s);
  stage_.has_time = true;
  report_.t_ms = t_ms;
  if (report_.state == GameState::over) return report_;
  see(input, dt_s);
  advance(dt_s);
  return report_;
}

void Game::see(const GameInput& input, float dt_s) {
  if (input.body == nullptr) {
    stage_.player.miss(dt_s);
    for (Pointer& pointer : stage_.hands) pointer.miss(dt_s);
  } else {
    Landmarks body;
    take_finite(*input.body, body);
    stage_.aspect = body.aspect;
    stage_.player.see(body, dt_s);
    // Without shoulders ever seen there is no measure for the speed of a hand.
    if (stage_.player.unit() > 0) follow_hands(stage_, body, input, dt_s);
  }
  report_.missing = missing_of(stage_);
  for (int i = 0; i < 2; ++i) {
    const Pointer& pointer = stage_.hands[i];
    report_.hands[i] = {.x = pointer.at().x / stage_.aspect,
                        .y = pointer.at().y,
                        .seen = pointer.seen(),
                        .radius = Turn::kHandRadius * stage_.player.unit()};
  }
}

/// From one state to the next, and a turn of play where there is one.
void Game::advance(float dt_s) {
  Player& player = stage_.player;
  const bool is_here = player.in_view() && player.same_s() >= kSettle_s;
  const bool is_gone = !player.in_view() && player.same_s() >= kGone_s;
  switch (report_.state) {
    case GameState::looking:
      if (!is_here) return;
      player.reset();
      report_.state = GameState::measuring;
      return;
    case GameState::measuring:
      if (is_gone) report_.state = GameState::looking;
      if (player.measured_s() < kMeasure_s) return;
      report_.state = GameState::playing;
      tell(GameEventKind::began);
      return;
    case GameState::waiting:
      if (!is_here) return;
      report_.state = GameState::playing;
      tell(GameEventKind::resumed);
      return;
    case GameState::playing:
      if (!is_gone) return play(dt_s);
      report_.state = GameState::waiting;
      tell(GameEventKind::waits);
      return;
    case GameState::over:
      return;
  }
}

void Game::play(float dt_s) {
  const float length_s = stage_.options.length_ms / 1000;
  stage_.played_s = smaller(stage_.played_s + dt_s, length_s);
  const float left_s = length_s - stage_.played_s;
  report_.left_ms = left_s * 1000;
  report_.shape_count = 0;
  const PlayField field(stage_.player.home(), stage_.player.unit(), stage_.aspect,
                        stage_.options.arms);
  Scene scene(report_, stage_.aspect);
  Referee referee(report_, scene, stage_.skill);
  Turn turn = {.dt_s = dt_s,
               .time_s = stage_.played_s,
               .left_s = left_s,
               .options = stage_.options,
               .field = field,
               .player = stage_.player,
               .hands = stage_.hands,
               .last_id = stage_.last_id,
               .dice = stage_.dice,
               .skill = stage_.skill,
               .scene = scene,
               .referee = referee};
  report_.gauge = take_turn(stage_, turn);
  if (left_s > 0) return;
  report_.state = GameState::over;
  report_.shape_count = 0;
  // Room for the last word, whatever else happened in this frame.
  if (report_.event_count >= kMaxGameEvents) --report_.event_count;
  tell(GameEventKind::over);
}

void Game::tell(GameEventKind kind) {
  if (report_.event_count >= kMaxGameEvents) return;
  report_.events[report_.event_count++] = {.kind = kind, .x = 0.5F, .y = 0.5F};
}

}  // namespace liopep::engine
