#include "game/fingerprint.h"

namespace liopep::engine {
namespace {

class Hash {
 public:
  explicit Hash(std::uint64_t value) : value_(value) {}

  void add(std::uint64_t bits, int bytes) {
    for (int i = 0; i < bytes; ++i) value_ = (value_ ^ (bits >> 8 * i & 0xFF)) * 0x100000001B3U;
  }
  void add(std::uint32_t number) { add(number, 4); }
  void add(float number) { add(__builtin_bit_cast(std::uint32_t, number)); }
  void add(double number) { add(__builtin_bit_cast(std::uint64_t, number), 8); }

  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_;
};

void add_shape(Hash& hash, const GameShape& shape) {
  hash.add(shape.id);
  hash.add(static_cast<std::uint64_t>(shape.kind), 1);
  hash.add(static_cast<std::uint64_t>(shape.state), 1);
  hash.add(static_cast<std::uint64_t>(shape.hand), 1);
  hash.add(std::uint64_t{shape.look}, 1);
  for (const float number : {shape.x, shape.y, shape.w, shape.h, shape.angle_deg, shape.amount}) {
    hash.add(number);
  }
}

void add_event(Hash& hash, const GameEvent& event) {
  hash.add(static_cast<std::uint64_t>(event.kind), 1);
  hash.add(static_cast<std::uint64_t>(event.hand), 1);
  hash.add(event.shape);
  for (const float number : {event.x, event.y, event.points, event.quality, event.amount}) {
    hash.add(number);
  }
}

}  // namespace

std::uint64_t fingerprint(const GameReport& report, std::uint64_t before) {
  Hash hash(before);
  hash.add(report.t_ms);
  hash.add(static_cast<std::uint64_t>(report.state), 1);
  hash.add(report.left_ms);
  for (const std::uint32_t number :
       {report.score, static_cast<std::uint32_t>(report.level), report.combo,
        static_cast<std::uint32_t>(report.multiplier), report.hits, report.misses}) {
    hash.add(number);
  }
  hash.add(report.gauge);
  for (const GameHand& hand : report.hands) {
    for (const float number : {hand.x, hand.y, hand.seen, hand.radius}) hash.add(number);
  }
  for (int i = 0; i < report.shape_count; ++i) add_shape(hash, report.shapes[i]);
  for (int i = 0; i < report.event_count; ++i) add_event(hash, report.events[i]);
  return hash.value();
}

}  // namespace liopep::engine
