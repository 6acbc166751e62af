#pragma once

#include <array>
#include <memory>
#include <vector>

#include "recognition/recogniser.h"
#include "testing/filmed_people.h"
#include "training/choice_network.h"

namespace liopep::engine::testing {

/// Watches people as the recogniser does, and notes what it had to choose from, and should have.
class ChoiceBook {
 public:
  explicit ChoiceBook(const std::vector<Exercise>& exercises);

  /// Somebody of whom it is known what they do: the number of an exercise, or -1.
  Watcher watch(int truth);
  /// That was all of them.
  void close();

  std::vector<Choice> take() { return std::move(choices_); }

 private:
  void see(double t_ms, const std::optional<Landmarks>& seen);
  void note(double t_ms);
  bool is_due(double t_ms) const;

  std::unique_ptr<Recogniser> recogniser_;
  FollowedBody body_;
  std::array<double, kMostExercises> counted_ms_{};  ///< the end of what was last counted of each
  int truth_ = -1;
  std::vector<Choice> of_person_;
  std::vector<Choice> choices_;
};

}  // namespace liopep::engine::testing
