#include "game/paint_world.h"

namespace liopep::engine {
namespace {

constexpr float kStep = 0.6F;
constexpr float kComing_s = 0.6F;
constexpr float kWholeFrom = 0.94F;  ///< coverage; the last dot or two are given
constexpr float kPointsForDot = 2;
constexpr float kBonus = 40;
constexpr float kTidyBonus = 60;
constexpr float kStill_per_s = 0.25F;  ///< shoulder widths a second: a resting hand paints nothing

}  // namespace

float PaintWorld::coverage() const {
  return count_ == 0 ? 0 : static_cast<float>(painted_) / static_cast<float>(count_);
}

void PaintWorld::step(Turn& turn) {
  if (first_id_ == 0) {
    rest_s_ -= turn.dt_s;
    if (rest_s_ <= 0 && turn.left_s > 5) hang(turn);
    return;
  }
  age_s_ += turn.dt_s;
  if (state_ == ShapeState::coming && age_s_ > kComing_s) state_ = ShapeState::active;
  if (state_ == ShapeState::active) {
    brush(turn);
    if (coverage() >= kWholeFrom) {
      finish(turn, true);
    } else if (age_s_ > limit_s_) {
      finish(turn, false);
    }
  } else if (state_ != ShapeState::coming) {
    going_s_ += turn.dt_s;
    if (going_s_ >= 2 * kGoing_s) {  // a finished picture is looked at for a moment
      first_id_ = 0;
      rest_s_ = 0.3F;
      return;
    }
  }
  show(turn);
}

void PaintWorld::hang(Turn& turn) {
  const int known = static_cast<int>(clamped(turn.skill.between(4, 14), 3, kFigureCount));
  figure_ = figures_ < 3 ? figures_ : (figure_ + 1 + turn.dice.below(known - 1)) % known;
  const Figure figure = draw_figure(figure_, static_cast<int>(turn.skill.between(20, 56)));
  const PlayField& field = turn.field;
  const float wide = (field.right() - field.left()) / 2;
  const float high = (field.bottom() - field.top()) / 2;
  const float size =
      smaller(turn.skill.between(0.85F, 1.1F) * field.unit(), smaller(wide, high) * 0.92F);
  const float free_x = larger(wide - size, 0) * 0.7F;
  middle_ = {(field.left() + field.right()) / 2 + turn.dice.between(-free_x, free_x),
             (field.top() + field.bottom()) / 2 - 0.1F * field.unit()};
  middle_.y = larger(middle_.y, field.top() + size);
  count_ = figure.count;
  for (int i = 0; i < count_; ++i) dots_[i] = {.at = middle_ + figure.dots[i] * size};
  brush_ = turn.skill.between(0.26F, 0.15F) * field.unit();
  way_ = figure.way * size;
  first_id_ = turn.last_id + 1;
  turn.last_id += static_cast<std::uint32_t>(count_);
  look_ = turn.new_look();
  state_ = ShapeState::coming;
  painted_ = 0;
  age_s_ = 0;
  moved_ = 0;
  going_s_ = 0;
  limit_s_ = figures_ < 2 ? 25 : turn.skill.between(24, 8);
  ++figures_;
}

void PaintWorld::brush(Turn& turn) {
  int fresh = 0;
  Success success = {.at = middle_, .quality = 1};
  for (int hand = 0; hand < 2; ++hand) {
    const Pointer& pointer = turn.hands[hand];
    const bool moves = pointer.speed() > kStill_per_s * turn.field.unit();
    if (!turn.plays(hand) || !pointer.touches() || !moves) continue;
    const int before = fresh;
    for (int i = 0; i < count_; ++i) {
      Dot& dot = dots_[i];
      if (dot.painted || pointer.meets(dot.at, dot.at, brush_) > 1) continue;
      dot.painted = true;
      ++fresh;
      success.shape = first_id_ + static_cast<std::uint32_t>(i);
    }
    if (fresh > before) {
      success.at = pointer.at();
      success.hand = which_hand(hand);
    }
    if (painted_ > 0) moved_ += length_of(pointer.at() - pointer.before());
  }
  if (fresh == 0) return;
  painted_ += fresh;
  success.points = kPointsForDot * static_cast<float>(fresh);
  turn.referee.gather(success);
}

void PaintWorld::finish(Turn& turn, bool whole) {
  state_ = whole ? ShapeState::hit : ShapeState::missed;
  if (!whole) {
    turn.referee.miss(first_id_, middle_, kStep * (1 - coverage()));
    return;
  }
  const float tidy = clamped(way_ / larger(moved_, way_), 0, 1);
  const float quick = clamped(1 - age_s_ / limit_s_, 0, 1);
  turn.referee.done({.shape = first_id_,
                     .at = middle_,
                     .points = kBonus + kTidyBonus * tidy * (0.5F + 0.5F * quick),
                     .quality = tidy,
                     .step = kStep});
}

void PaintWorld::show(Turn& turn) const {
  for (int i = 0; i < count_; ++i) {
    const Dot& dot = dots_[i];
    const bool painted = dot.painted || state_ == ShapeState::hit;
    const float along = static_cast<float>(i) / static_cast<float>(count_ - 1);
    turn.scene.show({.id = first_id_ + static_cast<std::uint32_t>(i),
                     .kind = ShapeKind::dot,
                     .state = painted ? ShapeState::hit : state_,
                     .look = look_,
                     .at = dot.at,
                     .radius = 0.07F * turn.field.unit(),
                     .amount = along});
  }
}

}  // namespace liopep::engine
