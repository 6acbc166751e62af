#include "testing/game_player.h"

#include <algorithm>

#include "game/fingerprint.h"

namespace liopep::engine::testing {
namespace {

constexpr float kLeastSpeed = 1e-6F;

Spot towards(Spot from, Spot to, float step) {
  const Spot way = to - from;
  const float far = length_of(way);
  return far <= step || far < kLeastSpeed ? to : from + way * (step / far);
}

float towards(float from, float to, float step) {
  return from + clamped(to - from, -step, step);
}

bool is_for(const GameShape& shape, int hand) {
  return shape.hand == WhichHand::any || (shape.hand == WhichHand::left) == (hand == 0);
}

}  // namespace

GamePlayer::Known& GamePlayer::know(const GameShape& shape, float dt_s) {
  Known& known = known_[shape.id % known_.size()];
  if (known.id != shape.id) {
    known = {.id = shape.id, .since_s = time_s_, .amount = shape.amount, .off = {}};
    known.off = {noise(talent_.aim * seat_.width), noise(talent_.aim * seat_.width)};
    known.cared_for = shape.kind == ShapeKind::limb_wanted || dice_.happens(talent_.attention);
  } else if (dt_s > 0) {
    if (shape.amount > known.amount) known.amount_per_s = (shape.amount - known.amount) / dt_s;
    known.amount = shape.amount;
  }
  // What was not met is aimed at anew after a second.
  known.tried_s += dt_s;
  if (known.tried_s > 1) {
    known.tried_s = 0;
    known.off = {noise(talent_.aim * seat_.width), noise(talent_.aim * seat_.width)};
  }
  return known;
}

Spot GamePlayer::rest(int hand) const {
  const bool boxes = options_.kind == GameKind::boxing;
  const float outwards = (hand == 0 ? -1.0F : 1.0F) * (boxes ? 0.35F : 0.75F);
  return home() + Spot{outwards * seat_.width, (boxes ? -0.1F : 0.55F) * seat_.width};
}

/// Where this hand should go now; nothing when there is nothing to do.
std::optional<Spot> GamePlayer::wish(const GameReport& report, int hand) {
  std::optional<Spot> best;
  float least = 1e9F;
  for (int i = 0; i < report.shape_count; ++i) {
    const GameShape& shape = report.shapes[i];
    const bool wanted = shape.kind == ShapeKind::good || shape.kind == ShapeKind::star ||
                        shape.kind == ShapeKind::target || shape.kind == ShapeKind::dot;
    if (!wanted || shape.state != ShapeState::active || !is_for(shape, hand)) continue;
    Known& known = known_[shape.id % known_.size()];
    if (!known.cared_for || time_s_ - known.since_s < talent_.reaction_s) continue;
    const Spot at = spot_of(shape) + known.off;
    float far = length_of(at - hands_[hand]);
    const bool both = options_.arms == Arms::both;
    if (options_.kind == GameKind::paint) {
      // One hand paints, dot after dot.
      if (both && hand != 1) continue;
    } else if (both && shape.hand == WhichHand::any) {
      // The other hand is nearer: it will see to this one.
      if (length_of(at - hands_[1 - hand]) + 0.02F * static_cast<float>(hand) < far) continue;
      far = -shape.y;  // the lowest is the most urgent
    }
    if (options_.kind == GameKind::boxing) {
      const float to_go_s = (1 - known.amount) / std::max(known.amount_per_s, 0.05F);
      const float reach = shape.h / 2 + 0.08F * seat_.width;
      const float needs_s = std::max(far - reach, 0.0F) / (talent_.speed_per_s * seat_.width);
      const float off_s = known.off.x / (talent_.aim * seat_.width) * talent_.timing_s;
      known.going = known.going || to_go_s + off_s <= needs_s + 0.01F;
      if (!known.going) continue;
    }
    if (far >= least) continue;
    least = far;
    best = at;
  }
  return best;
}

void GamePlayer::reach(const GameReport& report, float dt_s) {
  for (int hand = 0; hand < 2; ++hand) {
    const Arms only = hand == 0 ? Arms::left : Arms::right;
    const bool plays = options_.arms == Arms::both || options_.arms == only;
    Spot to = rest(hand);
    if (plays) {
      if (const auto wanted = wish(report, hand)) to = *wanted;
    }
    // Away from bad things that come near, by those who notice.
    for (int i = 0; i < report.shape_count && plays; ++i) {
      const GameShape& shape = report.shapes[i];
      if (shape.kind != ShapeKind::bad || shape.state != ShapeState::active) continue;
      const Known& known = known_[shape.id % known_.size()];
      const Spot off = hands_[hand] - spot_of(shape);
      const bool noticed = known.cared_for && time_s_ - known.since_s > talent_.reaction_s;
      if (!noticed || length_of(off) > 0.75F * seat_.width) continue;
      to = hands_[hand] + Spot{off.x < 0 ? -seat_.width : seat_.width, 0};
    }
    hands_[hand] = towards(hands_[hand], to, talent_.speed_per_s * seat_.width * dt_s);
  }
}

/// Leans so that the ball rolls to the star, and against its speed.
void GamePlayer::lean(const GameReport& report, float dt_s) {
  until_thought_s_ -= dt_s;
  const GameShape* ball = nullptr;
  const GameShape* star = nullptr;
  for (int i = 0; i < report.shape_count; ++i) {
    const GameShape& shape = report.shapes[i];
    if (shape.kind == ShapeKind::ball && shape.state == ShapeState::active) ball = &shape;
    if (shape.kind == ShapeKind::star && shape.state == ShapeState::active) star = &shape;
  }
  if (until_thought_s_ <= 0) {
    wanted_lean_deg_ = 0;
    if (ball != nullptr) {
      const float at = (ball->x - 0.5F) / 0.38F;
      const float to = star != nullptr ? (star->x - 0.5F) / 0.38F : 0;
      const float speed = (at - ball_before_) / (talent_.reaction_s * 0.5F);
      ball_before_ = at;
      wanted_lean_deg_ = clamped(14 * (to - at) - 6 * speed, -14, 14) + noise(talent_.pose_deg / 3);
    }
    until_thought_s_ = talent_.reaction_s * 0.5F;
  }
  lean_deg_ = towards(lean_deg_, wanted_lean_deg_, 60 * dt_s);
}

void GamePlayer::pose(const GameReport& report, float dt_s) {
  const float turn_deg = talent_.speed_per_s * 35 * dt_s;
  for (int i = 0; i < report.shape_count; ++i) {
    const GameShape& shape = report.shapes[i];
    if (shape.kind != ShapeKind::limb_wanted) continue;
    const Known& known = known_[shape.id % known_.size()];
    if (!known.cared_for || time_s_ - known.since_s < talent_.reaction_s) continue;
    const int hand = shape.hand == WhichHand::left ? 0 : 1;
    const bool upper = shape.id % 2 == known_[report.shapes[0].id % known_.size()].id % 2;
    const float outwards = hand == 0 ? -1.0F : 1.0F;
    // From clockwise from +x to outwards from hanging down.
    float angle_deg = direction_deg(outwards * cosine(shape.angle_deg), sine(shape.angle_deg));
    if (angle_deg < -20) angle_deg += 360;
    angle_deg += known.off.x / (talent_.aim * seat_.width) * talent_.pose_deg;
    float& own_deg = upper ? angles_[hand].upper_deg : angles_[hand].fore_deg;
    own_deg = towards(own_deg, angle_deg, turn_deg);
  }
}

void GamePlayer::put(Landmarks& landmarks, Landmark which, Spot at, float visibility) {
  const float jitter = 0.012F * seat_.width;
  landmarks[which] = {1 - at.x / seat_.aspect + noise(jitter), at.y + noise(jitter), 0, visibility};
}

void GamePlayer::place_arm(Landmarks& landmarks, int hand, Spot shoulder) {
  const auto on_side = [&](Landmark left) {
    return static_cast<Landmark>(static_cast<int>(left) + hand);
  };
  const Side side = hand == 0 ? Side::left : Side::right;
  Spot elbow;
  Spot wrist;
  if (options_.kind == GameKind::mirror) {
    elbow = shoulder + arm_direction(side, angles_[hand].upper_deg) * (kUpperArm * seat_.width);
    wrist = elbow + arm_direction(side, angles_[hand].fore_deg) * (kForearm * seat_.width);
  } else {
    const Spot way = hands_[hand] - shoulder;
    const float far = std::max(length_of(way), 0.01F);
    elbow = mix(shoulder, hands_[hand], 0.5F) + Spot{0, 0.2F * seat_.width};
    wrist = hands_[hand] - way * (0.12F * seat_.width / far);
  }
  const Spot way = wrist - elbow;
  const Spot knuckles = wrist + way * (0.15F * seat_.width / std::max(length_of(way), 0.01F));
  put(landmarks, on_side(Landmark::left_shoulder), shoulder, 0.99F);
  put(landmarks, on_side(Landmark::left_elbow), elbow, 0.95F);
  put(landmarks, on_side(Landmark::left_wrist), wrist, 0.95F);
  put(landmarks, on_side(Landmark::left_pinky), knuckles + Spot{-0.05F * seat_.width, 0}, 0.9F);
  put(landmarks, on_side(Landmark::left_index), knuckles + Spot{0.05F * seat_.width, 0}, 0.9F);
  put(landmarks, on_side(Landmark::left_thumb), knuckles, 0.9F);
}

Landmarks GamePlayer::move(const GameReport& report, float dt_s) {
  time_s_ += dt_s;
  if (!started_) {
    started_ = true;
    hands_ = {rest(0), rest(1)};
  }
  for (int i = 0; i < report.shape_count; ++i) know(report.shapes[i], dt_s);
  if (options_.kind == GameKind::beam) {
    lean(report, dt_s);
  } else if (options_.kind == GameKind::mirror) {
    pose(report, dt_s);
  }
  reach(report, dt_s);
  Landmarks landmarks;
  landmarks.aspect = seat_.aspect;
  const Spot seat = home() + Spot{0, 1.25F * seat_.width};
  const Spot up = {sine(lean_deg_), -cosine(lean_deg_)};
  const Spot middle = seat + up * (1.25F * seat_.width);
  const Spot across = {-up.y * seat_.width / 2, up.x * seat_.width / 2};
  put(landmarks, Landmark::nose, middle + up * (0.6F * seat_.width), 0.99F);
  place_arm(landmarks, 0, middle - across);
  place_arm(landmarks, 1, middle + across);
  return landmarks;
}

PlayedGame play(const GameOptions& options, const Talent& talent, const PlayerSeat& seat, float fps,
                std::uint32_t player_seed, std::vector<Landmarks>* frames) {
  PlayedGame played;
  played.hash = kEmptyFingerprint;
  Game game;
  game.start(options);
  GamePlayer player(options, talent, seat, player_seed);
  const float most_s = std::max(options.length_ms, kShortestGame_ms) / 1000 + 10;
  for (int frame = 0; static_cast<float>(frame) < most_s * fps; ++frame) {
    const Landmarks landmarks = player.move(game.report(), 1 / fps);
    if (frames != nullptr) frames->push_back(landmarks);
    const GameReport& report = game.step(frame * 1000.0 / fps, {.body = &landmarks});
    played.hash = fingerprint(report, played.hash);
    played.most_level = std::max(played.most_level, report.level);
    if (options.length_ms - report.left_ms <= 10'000) played.score_of_10_s = report.score;
    for (int i = 0; i < report.event_count; ++i) {
      ++played.events[static_cast<std::size_t>(report.events[i].kind)];
    }
    played.seconds = static_cast<float>(frame) / fps;
    if (report.state == GameState::over) break;
  }
  played.last = game.report();
  return played;
}

}  // namespace liopep::engine::testing
