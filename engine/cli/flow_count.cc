#include "cli/flow_count.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/event_text.h"
#include "cli/exercise_file.h"
#include "cli/still_ends.h"
#include "liopep/flow.h"

namespace liopep::engine {
namespace {

/// Lines or objects, as they come.
class Story {
 public:
  explicit Story(bool json) : json_(json) {}

  void name(double t_ms, const std::string& exercise) {
    if (!json_) return add(fmt::format("{:8.1f} s  {}", t_ms / 1000, exercise));
    const std::string id = exercise.empty() ? "null" : fmt::format("\"{}\"", exercise);
    add(fmt::format(R"({{"kind":"exercise","t_ms":{:.0f},"exercise":{}}})", t_ms, id));
  }
  void event(const std::string& exercise, const MovementEvent& event) {
    if (!json_) return add(event_words(event) + "  " + exercise);
    add(event_json(event).insert(1, fmt::format(R"("exercise":"{}",)", exercise)));
  }
  const std::string& text() const { return text_; }

 private:
  void add(const std::string& part) {
    if (!text_.empty()) text_ += json_ ? "," : "\n";
    text_ += part;
  }
  bool json_;
  std::string text_;
};

std::string tally_json(const std::string& exercise, const Tally& tally) {
  return fmt::format(R"({{"exercise":"{}","count":{},"half_count":{},"left_count":{},)"
                     R"("right_count":{},"held_ms":{:.0f}}})",
                     exercise, tally.count, tally.half_count, tally.left_count, tally.right_count,
                     tally.held_ms);
}

std::string tally_words(const std::string& exercise, const Tally& tally) {
  std::string words =
      fmt::format("{}: {} repetitions, {} half", exercise, tally.count, tally.half_count);
  if (tally.held_ms > 0) {
    words = fmt::format("{}: {} holds, {:.1f} s in position", exercise, tally.count,
                        tally.held_ms / 1000);
  }
  const bool has_sides = tally.left_count + tally.right_count > 0;
  if (has_sides) words += fmt::format("; {} left, {} right", tally.left_count, tally.right_count);
  return words;
}

bool is_empty(const Tally& tally) {
  return tally.count == 0 && tally.half_count == 0 && tally.held_ms == 0;
}

void print(const std::vector<std::string>& ids, const FlowCounter& flow, const Story& story,
           const Recording& recording, bool json) {
  const std::size_t frames = recording.frames.size();
  std::string tallies;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Tally tally = flow.tally(static_cast<int>(i));
    if (is_empty(tally)) continue;
    // What was held still beyond the ends was not in the recording.
    tally.held_ms = std::min(tally.held_ms, recording.times_ms.back() - recording.times_ms.front());
    if (!tallies.empty()) tallies += json ? "," : "\n";
    tallies += json ? tally_json(ids[i], tally) : tally_words(ids[i], tally);
  }
  if (json) {
    fmt::print(R"({{"frames":{},"exercises":[{}],"events":[{}]}})"
               "\n",
               frames, tallies, story.text());
  } else {
    fmt::print("{}\n{}\n", story.text(), tallies.empty() ? "nothing was recognised" : tallies);
  }
}

}  // namespace

int count_flow(const std::filesystem::path& content, const Recording& recording, bool json,
               bool trace) {
  const auto exercises = load_exercises(content);
  if (!exercises) return fail(exercises.error());
  const auto flow = std::make_unique<FlowCounter>();
  std::vector<std::string> ids;
  for (const Exercise& exercise : *exercises) {
    if (!flow->add(exercise)) return fail("there are too many exercises to recognise among");
    ids.emplace_back(exercise.id.data());
  }
  Story story(json);
  int named = -1;
  const Recording shown = with_still_ends(recording);
  for (std::size_t i = 0; i < shown.frames.size(); ++i) {
    const double t_ms = shown.times_ms[i];
    const auto& frame = shown.frames[i];
    const FlowReport& report = flow->step(t_ms, frame ? &*frame : nullptr);
    const std::string name = report.exercise < 0 ? "" : ids[report.exercise];
    if (trace) fmt::print("{:8.0f} ms  {}\n", t_ms, name.empty() ? "-" : name);
    if (report.exercise != named) story.name(t_ms, json || !name.empty() ? name : "unclear");
    named = report.exercise;
    for (int e = 0; e < report.event_count; ++e) {
      story.event(ids[report.events[e].exercise], report.events[e].event);
    }
  }
  print(ids, *flow, story, recording, json);
  return 0;
}

}  // namespace liopep::engine
