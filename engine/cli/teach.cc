#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/recording_file.h"
#include "liopep/lesson.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kUsage =
    R"(liopep-engine teach FILE.json

  Learns a movement from the first three repetitions in a series of landmarks (as count reads
  it), and prints an exercise file that counts it:
    liopep-engine teach FILE.json > move.json; liopep-engine count --exercise ./move.json FILE.json
)";

int run(std::span<char*> words) {
  if (words.size() != 1) return fail("teach takes one recording; see liopep-engine --help");
  const auto recording = read_recording(words[0]);
  if (!recording) return fail(recording.error());
  note(note_of(recording->shape));
  const auto lesson = std::make_unique<Lesson>();
  for (std::size_t i = 0; i < recording->frames.size(); ++i) {
    const auto& frame = recording->frames[i];
    lesson->step(recording->times_ms[i], frame ? &*frame : nullptr);
  }
  if (!lesson->report().is_learned) {
    return fail(fmt::format("{}: no movement was shown {} times in a way that can be counted",
                            words[0], kLessonRepetitions));
  }
  fmt::print("{}\n", lesson->file());
  return 0;
}

}  // namespace

extern const Command kTeachCommand = {.name = "teach", .usage = kUsage, .run = run};

}  // namespace liopep::engine
