#pragma once

#include <cstddef>

#include "liopep/import.h"

namespace liopep::engine {

/// Reads one file in chunks into a ledger.
class ImportParser {
 public:
  /// A file begins.
  virtual void begin() = 0;
  /// False after a fault.
  virtual bool push(const char* data, std::size_t size) = 0;
  /// The file ends here.
  virtual bool finish() = 0;
  virtual const ImportProblem& problem() const = 0;

 protected:
  ~ImportParser() = default;
};

}  // namespace liopep::engine
