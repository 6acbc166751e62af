#pragma once

namespace liopep::engine {

/// Four numbers side by side; the same bits where a machine has no such registers.
using Four [[gnu::vector_size(16)]] = float;

inline Four four_of(float number) {
  return Four{number, number, number, number};
}
inline Four four_at(const float* from) {
  return Four{from[0], from[1], from[2], from[3]};
}
inline void store(const Four& four, float* to) {
  for (int i = 0; i < 4; ++i) to[i] = four[i];
}
inline float sum_of(const Four& four) {
  return (four[0] + four[1]) + (four[2] + four[3]);
}
inline Four smaller(const Four& a, const Four& b) {
  return a < b ? a : b;
}
inline Four larger(const Four& a, const Four& b) {
  return a > b ? a : b;
}

}  // namespace liopep::engine
