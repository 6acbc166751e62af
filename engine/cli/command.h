#pragma once

#include <span>
#include <string>
#include <string_view>

namespace liopep::engine {

/// A word of the command line, such as `count`, and what it does.
struct Command {
  std::string_view name;
  std::string_view usage;  ///< one line for each way to call it, then what its options mean
  /// Runs with the words after the name; the program ends with what it returns.
  int (*run)(std::span<char*> words);
};

extern const Command kCheckCommand;
extern const Command kCountCommand;
extern const Command kStepsCommand;
extern const Command kImportCommand;
extern const Command kPlayCommand;
extern const Command kTeachCommand;
extern const Command kListenCommand;

/// Says on the error stream what people should know of a result; nothing where that is empty.
void note(std::string_view what);
/// Says on the error stream why a command cannot go on; the exit status for it.
int fail(std::string_view reason);

}  // namespace liopep::engine
