#pragma once

namespace liopep::engine {

/// Logarithm to the base 2 of a positive, normal number; error under 1e-9. Own series, because the
/// C library's differs from platform to platform.
double binary_logarithm(double x);

}  // namespace liopep::engine
