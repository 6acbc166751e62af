#pragma once

#include <array>
#include <string_view>

#include "liopep/measure.h"

namespace liopep::engine {

// The words of exercise files for the values of measure.h, in their order.
inline constexpr std::array<std::string_view, kMeasureKindCount> kMeasureKindWords = {
    "angle", "height", "distance", "spread", "sideways",
    "lean",  "turn",   "forward",  "bow",    "outward"};
inline constexpr std::array<std::string_view, 5> kSidesWords = {"mean", "least", "most", "own",
                                                                "other"};
inline constexpr std::array<std::string_view, 5> kBodyUnitWords = {"torso", "shoulders", "leg",
                                                                   "head", "arm"};
inline constexpr std::array<std::string_view, 3> kPointSideWords = {"same", "other", "middle"};
inline constexpr std::array<std::string_view, kBodyPartCount> kBodyPartWords = {
    "head", "shoulders", "elbows", "wrists",  "hips",   "knees", "ankles", "ears",
    "eyes", "mouth",     "hands",  "pinkies", "thumbs", "heels", "toes"};

}  // namespace liopep::engine
