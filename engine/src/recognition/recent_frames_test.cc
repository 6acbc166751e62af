#include "recognition/recent_frames.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace liopep::engine::testing {
namespace {

/// Sees what is shown to it: the time of a frame, or less by a million where nobody was there.
struct Witness {
  std::vector<double> seen_ms;
  double step(double t_ms, const Landmarks* landmarks) {
    seen_ms.push_back(landmarks == nullptr ? t_ms - 1e6 : t_ms);
    return t_ms;
  }
};

std::vector<double> shown(const RecentFrames& frames, double since_ms, double apart_ms) {
  Witness witness;
  std::vector<double> reports_ms;
  frames.show_to(witness, since_ms, apart_ms, [&](double t_ms) { reports_ms.push_back(t_ms); });
  EXPECT_EQ(reports_ms.size(), witness.seen_ms.size());
  return witness.seen_ms;
}

TEST(RecentFrames, ShowsThemInOrderSinceAMoment) {
  const auto frames = std::make_unique<RecentFrames>();
  const Landmarks somebody;
  frames->keep(0, &somebody);
  frames->keep(50, nullptr);
  frames->keep(100, &somebody);
  EXPECT_EQ(shown(*frames, -1e300, 0), (std::vector<double>{0, 50 - 1e6, 100}));
  EXPECT_EQ(shown(*frames, 60, 0), (std::vector<double>{100}));
  EXPECT_EQ(shown(*frames, 0, 80), (std::vector<double>{0, 100}));
}

TEST(RecentFrames, KeepsNoMoreThanAreNeededAndForgetsTheOldest) {
  const auto frames = std::make_unique<RecentFrames>();
  const Landmarks somebody;
  for (int i = 0; i < 12000; ++i) frames->keep(5.0 * i, &somebody);
  const auto seen_ms = shown(*frames, -1e300, 0);
  ASSERT_EQ(seen_ms.size(), 1024U);
  EXPECT_EQ(seen_ms[1] - seen_ms[0], 25);
  EXPECT_GT(seen_ms.back(), 59950);
}

TEST(RecentFrames, BeginsAnewWithTheCamerasClock) {
  const auto frames = std::make_unique<RecentFrames>();
  const Landmarks somebody;
  frames->keep(70000, &somebody);
  frames->keep(10, &somebody);
  EXPECT_EQ(shown(*frames, -1e300, 0), (std::vector<double>{10}));
}

}  // namespace
}  // namespace liopep::engine::testing
