#include "server/base/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace liopep {
namespace {

enum class Source { camera, self_report };
BOOST_DESCRIBE_ENUM(Source, camera, self_report)

struct Part {
  std::int64_t count = 0;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Part, (), (count, note))

struct Whole {
  std::string name;
  bool done = false;
  double depth = 0;
  Source source = Source::camera;
  std::vector<Part> parts;
  std::optional<Part> last;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (name, done, depth, source, parts, last))

struct Claims {
  std::string sub;
  std::optional<Personal<std::string>> email;
};
BOOST_DESCRIBE_STRUCT(Claims, (), (sub, email))

Error part_error(std::string_view text) {
  const auto part = json::read<Part>(text);
  EXPECT_FALSE(part) << text;
  return part ? Error{} : part.error();
}

TEST(Json, ReadsADescribedStruct) {
  const auto whole = json::read<Whole>(
      R"({"parts":[{"count":1},{"note":"\u00e5\n","count":-2}],"name":"x","done":true,)"
      R"("depth":1.5e1,"source":"self_report"})");

  ASSERT_TRUE(whole) << whole.error().detail;
  EXPECT_EQ(whole->name, "x");
  EXPECT_TRUE(whole->done);
  EXPECT_EQ(whole->depth, 15.0);
  EXPECT_EQ(whole->source, Source::self_report);
  ASSERT_EQ(whole->parts.size(), 2U);
  EXPECT_EQ(whole->parts[1].count, -2);
  EXPECT_EQ(whole->parts[1].note, "å\n");
  EXPECT_FALSE(whole->last);
}

TEST(Json, WritesWhatItReads) {
  const Whole whole{"q\"\\\x01å", true, 0.1, Source::self_report, {{3, "n"}, {4, {}}}, {}};
  const std::string text = json::write(whole);

  EXPECT_EQ(text, R"({"name":"q\"\\\u0001å","done":true,"depth":0.1,"source":"self_report",)"
                  R"("parts":[{"count":3,"note":"n"},{"count":4}]})");
  const auto again = json::read<Whole>(text);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(json::write(*again), text);
}

TEST(Json, NamesThePlaceOfTheError) {
  const auto deep = json::read<Whole>(
      R"({"name":"x","done":true,"depth":1,"source":"camera","parts":[{"count":1},{"count":"2"}]})");
  ASSERT_FALSE(deep);
  EXPECT_EQ(deep.error().field, "/parts/1/count");
  EXPECT_EQ(deep.error().key, "json.wrong_type");
  EXPECT_EQ(deep.error().detail, "must be a whole number, not a text");

  EXPECT_EQ(part_error(R"({"note":"x"})").field, "/count");
  EXPECT_EQ(part_error(R"({"count":1,"a/b~c":2})").field, "/a~1b~0c");
}

TEST(Json, RefusesUnknownAndDuplicateAndMissingKeys) {
  EXPECT_EQ(part_error(R"({"count":1,"extra":2})").key, "json.unknown_field");
  EXPECT_EQ(part_error(R"({"count":1,"count":1})").key, "json.duplicate_field");
  EXPECT_EQ(part_error(R"({"count":1,"c\u006funt":1})").key, "json.duplicate_field");
  EXPECT_EQ(part_error(R"({})").key, "json.missing_field");
  EXPECT_EQ(part_error(R"({")" + std::string(5000, 'k') + R"(":1})").field, "");
}

TEST(Json, RefusesWrongTypesAndNumbersThatDoNotFit) {
  for (const char* value : {"\"1\"", "true", "null", "[]", "{}", "1.5", "1e300"}) {
    EXPECT_EQ(part_error(R"({"count":)" + std::string(value) + "}").key, "json.wrong_type")
        << value;
  }
  EXPECT_EQ(part_error(R"({"count":9223372036854775808})").key, "json.out_of_range");
  EXPECT_EQ(part_error(R"({"count":123456789012345678901234567890})").key, "json.out_of_range");
  EXPECT_EQ(part_error(R"({"count":1,"note":null})").key, "json.wrong_type");
  EXPECT_EQ(json::read<Part>(R"({"count":-9223372036854775808})")->count,
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(json::read<Part>(R"({"count":12.0})")->count, 12);
}

TEST(Json, RefusesAnUnknownEnumeratorAndListsTheKnown) {
  const auto whole =
      json::read<Whole>(R"({"name":"","done":true,"depth":1,"source":"guess","parts":[]})");
  ASSERT_FALSE(whole);
  EXPECT_EQ(whole.error().field, "/source");
  EXPECT_EQ(whole.error().detail, "must be one of: camera, self_report");
}

TEST(Json, RefusesMalformedDocuments) {
  for (const char* text : {"", " ", "{", R"({"count":1)", R"({"count":1}})", R"({"count":1} x)",
                           R"({"count":01})", R"({'count':1})", R"({"count":1,})", "nul",
                           "\xef\xbb\xbf{}", "{\"count\":1,\"note\":\"\n\"}"}) {
    EXPECT_EQ(part_error(text).kind, ErrorKind::invalid) << text;
  }
}

TEST(Json, RefusesBadText) {
  EXPECT_EQ(part_error("{\"count\":1,\"note\":\"\xff\"}").key, "json.bad_text");
  EXPECT_EQ(part_error("{\"count\":1,\"note\":\"\xed\xa0\x80\"}").key, "json.bad_text");
  EXPECT_EQ(part_error(R"({"count":1,"note":"a\u0000b"})").key, "json.bad_text");
  for (const char* escape : {R"(\udc00)", R"(\ud800\u0041)", R"(\ud800)"}) {
    EXPECT_EQ(part_error(R"({"count":1,"note":")" + std::string(escape) + "\"}").kind,
              ErrorKind::invalid)
        << escape;
  }
}

TEST(Json, RefusesDepth) {
  EXPECT_EQ(part_error(std::string(10'000, '[')).kind, ErrorKind::invalid);
  const std::string deep = std::string(100, '[') + std::string(100, ']');
  EXPECT_EQ(part_error(deep).key, "json.too_deep");
}

TEST(Json, IgnoresUnknownKeysAndNullWhereAsked) {
  const auto claims = json::read<Claims>(R"({"sub":"7","email":null,"aud":["a",{"b":1}]})",
                                         json::UnknownKeys::ignore);
  ASSERT_TRUE(claims);
  EXPECT_FALSE(claims->email);

  const auto named = json::read<Claims>(R"({"sub":"7","email":"a@b.example"})");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->email->reveal(), "a@b.example");
}

}  // namespace
}  // namespace liopep
