#include "server/identity/sealer.h"

#include <gtest/gtest.h>

namespace liopep::identity {
namespace {

TEST(Sealer, OpensWhatItSealed) {
  SystemRandom random;
  Sealer sealer(random);
  for (const std::string text : {"", "x", "a longer text with åäö"}) {
    EXPECT_EQ(sealer.open(sealer.seal(text, "demo"), "demo"), text);
  }
  EXPECT_NE(sealer.seal("x", "demo"), sealer.seal("x", "demo"));
}

TEST(Sealer, RefusesWhatWasChangedOrIsForAnotherContextOrProcess) {
  SystemRandom random;
  Sealer sealer(random);
  const std::string sealed = sealer.seal("secret", "demo");
  EXPECT_FALSE(sealer.open(sealed, "google").has_value());
  EXPECT_FALSE(Sealer(random).open(sealed, "demo").has_value());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // The last letter carries bits that no byte holds; it may be read as before, never otherwise.
    const auto opened = sealer.open(changed, "demo");
    if (i + 1 < sealed.size()) EXPECT_FALSE(opened.has_value()) << i;
    if (opened) EXPECT_EQ(*opened, "secret");
    EXPECT_FALSE(sealer.open(sealed.substr(0, i), "demo").has_value()) << i;
  }
  EXPECT_FALSE(sealer.open(std::string(5000, 'A'), "demo").has_value());
}

}  // namespace
}  // namespace liopep::identity
