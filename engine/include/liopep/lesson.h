#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "liopep/exercise.h"
#include "liopep/free_move.h"
#include "liopep/landmarks.h"
#include "recognition/recent_frames.h"

namespace liopep::engine {

/// Repetitions that a lesson asks for.
inline constexpr int kLessonRepetitions = 3;

/// What one frame became.
struct LessonReport {
  double t_ms = 0;
  bool somebody = false;
  Landmarks landmarks;  ///< smoothed; meaningless when nobody is there
  int shown = 0;        ///< repetitions that were understood so far, at most kLessonRepetitions
  bool is_learned = false;
};

/// Learns a movement from three repetitions in front of the camera, and writes an exercise file.
///
/// The file measures what moved most and came back each time, with the values seen at rest and
/// furthest out; its demonstrator holds the postures that were seen. A file is only written when it
/// counts the repetitions that it was made from. Deterministic: no model is trained.
///
/// Frames may come irregularly, from 5 to 60 a second. Allocates nothing, reads no clock. The same
/// input gives the same bits natively and as WebAssembly. Large (about 0.6 MB): not for the stack.
class Lesson {
 public:
  Lesson() = default;
  Lesson(const Lesson&) = delete;
  Lesson& operator=(const Lesson&) = delete;

  /// Begins anew.
  void start();

  /// Takes one frame; `landmarks` is null when the model saw nobody. After the movement is learned
  /// nothing changes any more. The report stays valid until the next step.
  const LessonReport& step(double t_ms, const Landmarks* landmarks);

  const LessonReport& report() const { return report_; }

  /// The text of the new exercise file; empty until it is learned.
  std::string_view file() const { return {file_.data(), file_length_}; }

 private:
  static constexpr double kNever = -1e300;

  bool is_complete(const FreeMoveCounter::Rhythm& rhythm) const;
  void try_to_learn(const FreeMoveCounter::Rhythm& rhythm);
  class Search;
  void learn(const FreeMoveCounter::Rhythm& rhythm, int may_miss);
  void look_through(Search& search) const;
  void learn_from(const Search& search, int may_miss);
  bool can_be_read() const;
  int counted_by(const Exercise& exercise, double since_ms) const;

  FreeMoveCounter counter_;
  LessonReport report_;
  RecentFrames frames_;
  double tried_ms_ = kNever;  ///< the last repetition of what could not be learned
  double next_try_ms_ = kNever;
  std::array<char, 8192> file_{};
  std::size_t file_length_ = 0;
};

}  // namespace liopep::engine
