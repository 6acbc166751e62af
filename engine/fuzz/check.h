#pragma once

#include <cstdio>
#include <cstdlib>

/// Stops the fuzzer with the broken invariant, and where it was asked. Never compiled out.
#define LIOPEP_MUST(condition)                                                        \
  do {                                                                                \
    if (!(condition)) {                                                               \
      std::fprintf(stderr, "%s:%d: must hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                   \
    }                                                                                 \
  } while (false)
