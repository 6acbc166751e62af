#include "fuzz/hostile_camera.h"

#include <array>
#include <limits>
#include <string>

#include "cli/recording_file.h"
#include "fuzz/check.h"

namespace liopep::engine::fuzz {
namespace {

constexpr int kMostFrames = 600;

/// A recorded person in every frame; where nobody was seen, the person before.
std::vector<Landmarks> people_of(const char* name) {
  const auto recording =
      read_recording(std::string(LIOPEP_PROJECT_DIR "/engine/recordings/") + name + ".json");
  LIOPEP_MUST(recording);
  std::vector<Landmarks> people;
  for (const auto& frame : recording->frames) {
    if (frame) people.push_back(*frame);
  }
  LIOPEP_MUST(!people.empty());
  return people;
}

const std::vector<Landmarks>& recorded_people(std::size_t which) {
  static const std::array<std::vector<Landmarks>, 2> kPeople = {people_of("squats"),
                                                                people_of("overhead-reach")};
  return kPeople[which % kPeople.size()];
}

float hostile_float(Bytes& bytes) {
  using Limits = std::numeric_limits<float>;
  static constexpr std::array kFloats = {Limits::quiet_NaN(),
                                         Limits::infinity(),
                                         -Limits::infinity(),
                                         Limits::max(),
                                         Limits::lowest(),
                                         Limits::denorm_min(),
                                         -0.0F,
                                         8.0F,
                                         1e-30F,
                                         2.0F};
  const std::size_t choice = bytes.choice(kFloats.size() + 2);
  if (choice < kFloats.size()) return kFloats[choice];
  return choice == kFloats.size() ? bytes.any_float() : 4 * bytes.small();
}

double hostile_time(Bytes& bytes, double now_ms) {
  using Limits = std::numeric_limits<double>;
  static constexpr std::array kTimes = {Limits::quiet_NaN(),
                                        Limits::infinity(),
                                        -Limits::infinity(),
                                        Limits::max(),
                                        Limits::lowest(),
                                        Limits::denorm_min(),
                                        0.0,
                                        1e15};
  const std::size_t choice = bytes.choice(kTimes.size() + 4);
  if (choice < kTimes.size()) return kTimes[choice];
  switch (choice - kTimes.size()) {
    case 0:
      return bytes.any_double();
    case 1:
      return now_ms - 40.0 * bytes.byte();
    case 2:
      return now_ms - 60000.0 * bytes.byte();
    default:
      return now_ms + 1000.0 * bytes.byte();
  }
}

}  // namespace

HostileCamera::HostileCamera(Bytes bytes)
    : bytes_(bytes), recording_(&recorded_people(bytes_.byte())) {
  aspect_ = recording_->front().aspect;
  step_ms_ = 5 + 2.0 * bytes_.byte();
}

bool HostileCamera::next(HostileFrame& frame) {
  if (bytes_.empty() || ++frames_ > kMostFrames) return false;
  frame.landmarks = (*recording_)[position_ % recording_->size()];
  frame.landmarks.aspect = aspect_;
  frame.somebody = true;
  const std::uint8_t what = bytes_.byte();
  position_ += what & 3U;
  t_ms_ += step_ms_;
  frame.t_ms = t_ms_;
  switch (what >> 2U & 15U) {
    case 0:
      frame.somebody = false;
      break;
    case 1:
      frame.t_ms = hostile_time(bytes_, t_ms_);
      break;
    case 2:
      t_ms_ = hostile_time(bytes_, t_ms_);
      frame.t_ms = t_ms_;
      break;
    case 3:
      step_ms_ = 10.0 * bytes_.byte();
      break;
    case 4:
      frame.landmarks.aspect = hostile_float(bytes_);
      break;
    case 5:
      aspect_ = hostile_float(bytes_);
      break;
    case 6:
      position_ += bytes_.byte();
      break;
    case 7:
    case 8:
      bend(frame.landmarks);
      break;
    default:
      break;
  }
  return true;
}

/// Some points become what no camera sees, or the whole person is somewhere else.
void HostileCamera::bend(Landmarks& landmarks) {
  const std::size_t first = bytes_.choice(kLandmarkCount + 4);
  if (first >= kLandmarkCount) {
    const float x = 2 * bytes_.small();
    const float y = 2 * bytes_.small();
    const float size = 1 + bytes_.small();
    for (LandmarkPoint& point : landmarks.points) {
      point.x = point.x * size + x;
      point.y = point.y * size + y;
    }
    return;
  }
  const std::size_t count = 1 + bytes_.choice(kLandmarkCount);
  const std::size_t member = bytes_.choice(5);
  for (std::size_t i = first; i < first + count && i < kLandmarkCount; ++i) {
    LandmarkPoint& point = landmarks.points[i];
    if (member == 0 || member == 4) point.x = hostile_float(bytes_);
    if (member == 1 || member == 4) point.y = hostile_float(bytes_);
    if (member == 2 || member == 4) point.z = hostile_float(bytes_);
    if (member == 3 || member == 4) point.visibility = hostile_float(bytes_);
  }
}

}  // namespace liopep::engine::fuzz
