#include "game/figure.h"

namespace liopep::engine {
namespace {

constexpr int kFineSteps = 240;

float part_of(float t, float from, float to) {
  return clamped((t - from) / (to - from), 0, 1);
}

/// The point a part `t` of the way along a closed polygon of `corners`, the first one upwards;
/// `skip` 2 makes a star of five corners.
Spot on_polygon(float t, int corners, int skip, float first_deg) {
  const float along = t * static_cast<float>(corners);
  const int edge = static_cast<int>(along) < corners ? static_cast<int>(along) : corners - 1;
  const auto corner = [&](int i) {
    const float angle_deg =
        first_deg + 360.0F * static_cast<float>(i * skip) / static_cast<float>(corners);
    return Spot{sine(angle_deg), -cosine(angle_deg)};
  };
  return mix(corner(edge), corner(edge + 1), along - static_cast<float>(edge));
}

Spot on_heart(float t) {
  const float a_deg = 360 * t;
  const float s = sine(a_deg);
  const float x = s * s * s;
  const float y =
      13 * cosine(a_deg) - 5 * cosine(2 * a_deg) - 2 * cosine(3 * a_deg) - cosine(4 * a_deg);
  return {x, -y / 16 - 0.1F};
}

Spot on_spiral(float t) {
  const float radius = 0.2F + 0.8F * t;
  return {radius * sine(810 * t), -radius * cosine(810 * t)};
}

Spot on_house(float t) {
  constexpr std::array<Spot, 6> kCorners = {
      {{-0.8F, 1}, {-0.8F, -0.1F}, {0, -1}, {0.8F, -0.1F}, {0.8F, 1}, {-0.8F, 1}}};
  const float along = t * 5;
  const int edge = static_cast<int>(along) < 5 ? static_cast<int>(along) : 4;
  return mix(kCorners[static_cast<std::size_t>(edge)], kCorners[static_cast<std::size_t>(edge) + 1],
             along - static_cast<float>(edge));
}

Spot on_butterfly(float t) {
  // Polar rose of four wings, the upper pair larger.
  const float a_deg = 360 * t;
  const float wing = absolute(sine(2 * a_deg));
  const float radius = (0.25F + 0.75F * wing) * (cosine(a_deg) > 0 ? 1.0F : 0.75F);
  return {radius * sine(a_deg), -radius * cosine(a_deg)};
}

Spot on_stroke(int number, float t) {
  switch (number) {
    case 0:
      return {mix(-1, 1, t), -0.35F * sine(180 * t)};  // rainbow
    case 1:
      return {sine(360 * t) * 0.9F, -cosine(360 * t) * 0.9F};  // circle
    case 2:
      return {mix(-1, 1, t), 0.5F * sine(540 * t)};  // wave
    case 3:
      return on_polygon(t, 4, 1, 45);  // square
    case 4:
      return on_polygon(t, 3, 1, 0);  // triangle
    case 5:
      return on_heart(t);
    case 6: {
      const float along = t * 5;  // zigzag
      const auto edge = static_cast<int>(along);
      const float up = along - static_cast<float>(edge);
      return {mix(-1, 1, t), edge % 2 == 0 ? mix(0.6F, -0.6F, up) : mix(-0.6F, 0.6F, up)};
    }
    case 7:
      return {sine(360 * t), 0.6F * sine(720 * t)};  // lying eight
    case 8:
      return on_house(t);
    case 9:
      return on_polygon(t, 5, 2, 0);  // star
    case 10:
      return on_spiral(t);
    default:
      return on_butterfly(t);
  }
}

}  // namespace

Figure draw_figure(int number, int dots) {
  Figure figure;
  const int wanted = dots < 8 ? 8 : dots > Figure::kMaxDots ? Figure::kMaxDots : dots;
  float whole = 0;
  Spot before = on_stroke(number, 0);
  for (int i = 1; i <= kFineSteps; ++i) {
    const Spot now = on_stroke(number, static_cast<float>(i) / kFineSteps);
    whole += length_of(now - before);
    before = now;
  }
  // A second walk along the same way sets the dots at equal distances.
  const float gap = whole / static_cast<float>(wanted - 1);
  float walked = 0;
  before = on_stroke(number, 0);
  figure.dots[figure.count++] = before;
  for (int i = 1; i <= kFineSteps && figure.count < wanted; ++i) {
    const Spot now = on_stroke(number, static_cast<float>(i) / kFineSteps);
    const float step = length_of(now - before);
    while (figure.count < wanted &&
           walked + step >= gap * static_cast<float>(figure.count) - 1e-4F) {
      const float rest = gap * static_cast<float>(figure.count) - walked;
      figure.dots[figure.count++] = mix(before, now, part_of(rest, 0, step));
    }
    walked += step;
    before = now;
  }
  figure.way = whole;
  return figure;
}

}  // namespace liopep::engine
