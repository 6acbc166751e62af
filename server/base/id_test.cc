#include "server/base/id.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace liopep {
namespace {

/// Fills with one byte, so that every bit of the outcome is known.
class SameByte final : public Random {
 public:
  explicit SameByte(std::uint8_t byte) : byte_(byte) {}
  void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, byte_); }

 private:
  std::uint8_t byte_;
};

TEST(Uuid, CarriesTimeVersionAndVariant) {
  const ManualClock clock(from_ms(0x0123456789abLL));
  SameByte ones(0xff);
  SameByte zeros(0x00);

  EXPECT_EQ(new_uuid_v7(clock, ones), "01234567-89ab-7fff-bfff-ffffffffffff");
  EXPECT_EQ(new_uuid_v7(clock, zeros), "01234567-89ab-7000-8000-000000000000");
}

TEST(Uuid, SortsByTimeAndDoesNotRepeat) {
  ManualClock clock(from_ms(1'800'000'000'000));
  SystemRandom random;
  std::set<std::string> seen;
  std::string last;
  for (int i = 0; i < 100; ++i) {
    const std::string id = new_uuid_v7(clock, random);
    EXPECT_LT(last, id);
    EXPECT_TRUE(seen.insert(id).second);
    last = id;
    clock.advance(std::chrono::milliseconds(1));
  }
}

TEST(Uuid, ParsesToLowerCase) {
  EXPECT_EQ(parse_uuid("018F3C9E-7B2A-7C31-9D5E-0A1B2C3D4E5F", "/id"),
            "018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f");
}

TEST(Uuid, RefusesAnythingElseAndNamesTheField) {
  for (const char* text :
       {"", "018f3c9e", "018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5g",
        "018f3c9e7b2a-7c31-9d5e-0a1b2c3d4e5f-", "{18f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5}",
        "018f3c9e-7b2a-7c31-9d5e-0a1b2c3d4e5f0"}) {
    const auto parsed = parse_uuid(text, "/id");
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().kind, ErrorKind::invalid);
    EXPECT_EQ(parsed.error().field, "/id");
  }
}

TEST(RandomToken, IsBase64UrlWithoutPadding) {
  SameByte ones(0xff);
  EXPECT_EQ(random_token(ones, 1), "_w");
  EXPECT_EQ(random_token(ones, 2), "__8");
  EXPECT_EQ(random_token(ones, 3), "____");
  SystemRandom random;
  EXPECT_EQ(random_token(random, 32).size(), 43U);
  EXPECT_NE(random_token(random, 32), random_token(random, 32));
}

}  // namespace
}  // namespace liopep
