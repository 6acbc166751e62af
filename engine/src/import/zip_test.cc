#include <gtest/gtest.h>

#include <string>

#include "liopep/import_zip.h"

namespace liopep::engine {
namespace {

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFF : 0);
  return text;
}

struct Sizes {
  std::uint64_t packed = 5, unpacked = 9, offset = 0;
  std::uint64_t method = 8, flags = 0;
};

std::string list_entry(const std::string& name, Sizes sizes, const std::string& extra = {}) {
  return std::string("PK\x01\x02") + number(20, 2) + number(20, 2) + number(sizes.flags, 2) +
         number(sizes.method, 2) + number(0, 4) + number(0x11223344, 4) + number(sizes.packed, 4) +
         number(sizes.unpacked, 4) + number(name.size(), 2) + number(extra.size(), 2) +
         number(3, 2) + number(0, 8) + number(sizes.offset, 4) + name + extra + "...";
}

std::string end_record(std::uint64_t entries, std::uint64_t bytes, std::uint64_t offset) {
  return std::string("PK\x05\x06") + number(0, 4) + number(entries, 2) + number(entries, 2) +
         number(bytes, 4) + number(offset, 4) + number(0, 2);
}

TEST(Zip, FindsItsListOfFiles) {
  const std::string tail = "some data" + end_record(2, 100, 50) + "a comment";
  ZipDirectory directory;
  ImportProblem problem;

  ASSERT_TRUE(read_zip_end(tail, 1000, directory, problem)) << problem.reason.data();

  EXPECT_EQ(directory.entries, 2U);
  EXPECT_EQ(directory.bytes, 100U);
  EXPECT_EQ(directory.offset, 50U);
}

TEST(Zip, FindsTheListOfAFileBeyondFourGigabytes) {
  const std::uint64_t size = 10'000'000'000;
  const std::string end64 = std::string("PK\x06\x06") + number(44, 8) + number(0, 12) +
                            number(3, 8) + number(3, 8) + number(200, 8) + number(size - 1000, 8);
  const std::string end = end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF);
  const std::string locator = std::string("PK\x06\x07") + number(0, 4) +
                              number(size - end.size() - 20 - end64.size(), 8) + number(1, 4);
  ZipDirectory directory;
  ImportProblem problem;

  ASSERT_TRUE(read_zip_end(end64 + locator + end, size, directory, problem))
      << problem.reason.data();

  EXPECT_EQ(directory.offset, size - 1000);
  EXPECT_EQ(directory.entries, 3U);
  EXPECT_EQ(directory.bytes, 200U);
}

TEST(Zip, ReadsAnEntryAndItsZip64Sizes) {
  const std::string extra =
      number(1, 2) + number(16, 2) + number(9'000'000'000, 8) + number(450'000'000, 8);
  const std::string list =
      list_entry("apple_health_export/export.xml", {0xFFFFFFFF, 0xFFFFFFFF, 77}, extra);
  ZipEntry entry;
  ImportProblem problem;

  ASSERT_TRUE(read_zip_entry(list, 0, entry, problem)) << problem.reason.data();

  EXPECT_EQ(entry.name, "apple_health_export/export.xml");
  EXPECT_EQ(entry.unpacked_bytes, 9'000'000'000U);
  EXPECT_EQ(entry.packed_bytes, 450'000'000U);
  EXPECT_EQ(entry.header_offset, 77U);
  EXPECT_EQ(entry.crc, 0x11223344U);
  EXPECT_EQ(entry.list_bytes, list.size());
  EXPECT_TRUE(entry.is_packed);
}

ImportProblem refusal(const std::string& list) {
  ZipEntry entry;
  ImportProblem problem;
  EXPECT_FALSE(read_zip_entry(list, 40, entry, problem));
  EXPECT_EQ(problem.byte, 40U);
  return problem;
}

TEST(Zip, RefusesBombsSecretsAndDamage) {
  EXPECT_EQ(refusal(list_entry("a.xml", {1'000'000, 4'000'000'000})).fault, ImportFault::zip_bomb);
  EXPECT_EQ(refusal(list_entry("a.xml", {5, 9, 0, 8, 1})).fault, ImportFault::unknown_format);
  EXPECT_EQ(refusal(list_entry("a.xml", {5, 9, 0, 99})).fault, ImportFault::unknown_format);
  EXPECT_EQ(refusal(list_entry("a.xml", {}).substr(0, 50)).fault, ImportFault::cut_off);
  EXPECT_EQ(refusal("PK\x01\x03").fault, ImportFault::syntax);
  ZipDirectory directory;
  ImportProblem problem;
  EXPECT_FALSE(read_zip_end("PK\x03\x04 and then nothing more of it", 34, directory, problem));
  EXPECT_EQ(problem.fault, ImportFault::cut_off);
}

TEST(Zip, LooksIntoWhatMayHoldTotals) {
  EXPECT_TRUE(is_import_candidate("apple_health_export/export.xml"));
  EXPECT_FALSE(is_import_candidate("__MACOSX/apple_health_export/._export.xml"));
  EXPECT_FALSE(is_import_candidate("apple_health_export/workout-routes/route.gpx"));
  EXPECT_FALSE(is_import_candidate("photo.jpg"));
  EXPECT_GT(import_rank(ImportFormat::google_fit_csv), import_rank(ImportFormat::google_fit_json));
}

TEST(Zip, ChecksumIsThatOfTheStandard) {
  const std::string_view text = "123456789";
  EXPECT_EQ(zip_crc(0, text.data(), text.size()), 0xCBF43926U);
  EXPECT_EQ(zip_crc(zip_crc(0, text.data(), 4), text.data() + 4, 5), 0xCBF43926U);
}

}  // namespace
}  // namespace liopep::engine
