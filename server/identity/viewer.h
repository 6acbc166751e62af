#pragma once

#include <utility>

#include "server/base/id.h"

namespace liopep::identity {

class Sessions;

/// Who is asking. Only a checked session can make one, so that a read without a viewer does not
/// compile and a viewer without a session cannot exist.
class Viewer {
 public:
  [[nodiscard]] const MemberId& member() const { return member_; }

  /// For tests of features, which start behind the session check.
  [[nodiscard]] static Viewer for_test(MemberId member) { return Viewer(std::move(member)); }

 private:
  friend class Sessions;
  explicit Viewer(MemberId member) : member_(std::move(member)) {}
  MemberId member_;
};

}  // namespace liopep::identity
