// liopep-engine: what the engine does, from the command line.
#include <fmt/format.h>

#include <array>
#include <cstdio>

#include "cli/command.h"

namespace liopep::engine {
namespace {

constexpr std::array kCommands = {&kCountCommand, &kTeachCommand,  &kPlayCommand, &kListenCommand,
                                  &kStepsCommand, &kImportCommand, &kCheckCommand};

void print_usage() {
  for (const Command* command : kCommands) fmt::print("{}\n", command->usage);
}

int run(std::span<char*> words) {
  if (words.empty() || std::string_view(words[0]) == "--help") {
    print_usage();
    return words.empty() ? 2 : 0;
  }
  for (const Command* command : kCommands) {
    if (command->name == words[0]) return command->run(words.subspan(1));
  }
  return fail(fmt::format("there is no {}; see liopep-engine --help", words[0]));
}

}  // namespace

void note(std::string_view what) {
  if (!what.empty()) fmt::print(stderr, "liopep-engine: {}\n", what);
}

int fail(std::string_view reason) {
  fmt::print(stderr, "liopep-engine: {}\n", reason);
  return 2;
}

}  // namespace liopep::engine

int main(int argc, char** argv) {
  return liopep::engine::run(std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
}
