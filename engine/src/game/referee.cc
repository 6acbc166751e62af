#include "game/referee.h"

namespace liopep::engine {
namespace {

int multiplier_of(std::uint32_t combo) {
  constexpr std::uint32_t kDouble = 8;
  constexpr std::uint32_t kTreble = 20;
  return combo >= kTreble ? 3 : combo >= kDouble ? 2 : 1;
}

}  // namespace

float Referee::award(float points, int multiplier) {
  const float by_level = 1 + 0.1F * static_cast<float>(skill_.level() - 1);
  const auto whole =
      static_cast<std::uint32_t>(points * by_level + 0.5F) * static_cast<std::uint32_t>(multiplier);
  report_.score += whole;
  return static_cast<float>(whole);
}

void Referee::hit(const Success& success) {
  ++report_.hits;
  const float points = award(success.points, report_.multiplier);
  scene_.tell({.kind = GameEventKind::hit,
               .hand = success.hand,
               .shape = success.shape,
               .points = points,
               .quality = success.quality},
              success.at);
  raise_combo(success.at);
  skill_.succeed(success.step);
  settle_level(success.at);
}

void Referee::done(const Success& success) {
  const float points = award(success.points, report_.multiplier);
  scene_.tell({.kind = GameEventKind::done,
               .hand = success.hand,
               .shape = success.shape,
               .points = points,
               .quality = success.quality},
              success.at);
  skill_.succeed(success.step);
  settle_level(success.at);
}

void Referee::gather(const Success& success) {
  ++report_.hits;
  const float points = award(success.points, 1);
  scene_.tell({.kind = GameEventKind::hit,
               .hand = success.hand,
               .shape = success.shape,
               .points = points,
               .quality = success.quality},
              success.at);
}

void Referee::miss(std::uint32_t shape, Spot at, float step) {
  ++report_.misses;
  report_.combo = 0;
  report_.multiplier = 1;
  scene_.tell({.kind = GameEventKind::miss, .shape = shape}, at);
  skill_.fail(step);
  settle_level(at);
}

void Referee::bump(std::uint32_t shape, Spot at, WhichHand hand, float step) {
  report_.combo = 0;
  report_.multiplier = 1;
  scene_.tell({.kind = GameEventKind::bumped, .hand = hand, .shape = shape}, at);
  skill_.fail(step);
  settle_level(at);
}

void Referee::tell(GameEventKind kind, std::uint32_t shape, Spot at, float amount) {
  scene_.tell({.kind = kind, .shape = shape, .amount = amount}, at);
}

void Referee::raise_combo(Spot at) {
  ++report_.combo;
  const int multiplier = multiplier_of(report_.combo);
  if (multiplier == report_.multiplier) return;
  report_.multiplier = multiplier;
  tell(GameEventKind::combo, 0, at, static_cast<float>(multiplier));
}

void Referee::settle_level(Spot at) {
  const int change = skill_.settle();
  report_.level = skill_.level();
  if (change == 0) return;
  tell(change > 0 ? GameEventKind::level_up : GameEventKind::level_down, 0, at,
       static_cast<float>(skill_.level()));
}

}  // namespace liopep::engine
