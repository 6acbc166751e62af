#include "body/seat.h"

namespace liopep::engine {
namespace {

/// Measures of a seat, in metres; z = 0 is below the hips.
struct SeatShape {
  float height;
  float half_width;
  float front, behind;
  float back_height;
};

SeatShape shape_of(Seat seat) {
  constexpr float kHipsAboveSeat_m = 0.085F;
  const float seat_m = seated_hips_part(seat) * Build{}.stature_m - kHipsAboveSeat_m;
  switch (seat) {
    case Seat::none:
      return {};
    case Seat::chair:
      return {seat_m, 0.23F, 0.25F, -0.19F, seat_m + 0.42F};
    case Seat::wheelchair:
      return {seat_m, 0.22F, 0.24F, -0.19F, seat_m + 0.36F};
    case Seat::floor:
      return {0, 0.36F, 1.6F, -0.3F, 0};
  }
  return {};
}

}  // namespace

DrawnSeat draw_seat(Seat seat, const Place& place, const Camera& camera) {
  const auto drawn = [&](Vector point) {
    const PicturePoint picture = picture_of(room_of(point, place), camera);
    return DrawnPoint{picture.x, picture.y};
  };
  DrawnSeat drawing;
  drawing.seat = seat;
  drawing.floor_y = drawn({}).y;
  const SeatShape shape = shape_of(seat);
  constexpr std::array<float, 4> kLeft = {1, -1, -1, 1};
  for (std::size_t i = 0; i < 4; ++i) {
    const float z = i < 2 ? shape.front : shape.behind;
    drawing.corners[i] = drawn({kLeft[i] * shape.half_width, shape.height, z});
    drawing.feet[i] = drawn({kLeft[i] * shape.half_width, 0, z});
  }
  constexpr float kWheel_m = 0.31F;
  constexpr float kWheelOut_m = 0.07F;
  constexpr float kWheelBehind_m = -0.06F;
  for (std::size_t side = 0; side < 2; ++side) {
    const float left = side == 0 ? 1.0F : -1.0F;
    drawing.back[side] = drawn({left * shape.half_width, shape.back_height, shape.behind - 0.04F});
    const Vector hub = {left * (shape.half_width + kWheelOut_m), kWheel_m, kWheelBehind_m};
    drawing.wheels[side] = {drawn(hub), drawn(hub + Vector{0, kWheel_m, 0}),
                            drawn(hub + Vector{0, 0, kWheel_m})};
  }
  return drawing;
}

}  // namespace liopep::engine
