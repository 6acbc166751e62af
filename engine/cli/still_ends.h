#pragma once

#include "cli/recording_file.h"

namespace liopep::engine {

/// The recording with its first and its last pose held still for .4 s, in frames of its own pace;
/// those before it have times below 0. An empty end stays as it is.
///
/// Who cuts a film to the exercise lets it begin with the first movement and end with the last:
/// that somebody rested before and after is not in it, and a repetition ends at rest.
Recording with_still_ends(const Recording& recording);

}  // namespace liopep::engine
