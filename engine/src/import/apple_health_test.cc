#include <gtest/gtest.h>

#include <bit>
#include <memory>
#include <string>
#include <vector>

#include "liopep/health_import.h"
#include "testing/import_run.h"
#include "testing/recording.h"

namespace liopep::engine {
namespace {

using testing::day;
using testing::ImportRun;

std::string record(std::string_view type, std::string_view source, std::string_view unit,
                   std::string_view start, std::string_view end, std::string_view value) {
  std::string text = " <Record type=\"HKQuantityTypeIdentifier";
  text.append(type).append("\" sourceName=\"").append(source).append("\" unit=\"").append(unit);
  text.append("\" startDate=\"2024-03-01 ").append(start).append(" +0100\" endDate=\"2024-03-01 ");
  return text.append(end).append(" +0100\" value=\"").append(value).append("\"/>\n");
}

std::string steps(std::string_view source, std::string_view start, std::string_view end,
                  std::string_view value) {
  return record("StepCount", source, "count", start, end, value);
}

std::string export_of(const std::string& records) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"sv_SE\">\n" + records +
         "</HealthData>\n";
}

TEST(AppleHealth, AddsUpByTheDayOfTheRecordsOwnClock) {
  const ImportRun run(export_of(
      steps("Annas iPhone", "00:10:00", "00:20:00", "700") +
      steps("Annas iPhone", "23:50:00", "23:59:00", "300") +
      record("DistanceWalkingRunning", "Annas iPhone", "km", "09:00:00", "09:10:00", "0.8125") +
      record("FlightsClimbed", "Annas iPhone", "count", "09:00:00", "09:10:00", "3")));

  ASSERT_EQ(run.days().size(), 1U) << run.reason();
  EXPECT_EQ(run.days()[0].day, day("2024-03-01"));
  EXPECT_EQ(run.total(0, HealthType::steps), 1000);
  EXPECT_EQ(run.total(0, HealthType::distance), 812.5);
  EXPECT_EQ(run.total(0, HealthType::flights), 3);
  EXPECT_FALSE(run.measured(0, HealthType::active_energy)) << "missing is not zero";
}

TEST(AppleHealth, TheWatchGoesBeforeThePhoneMinuteByMinute) {
  // Ten minutes of the watch; the phone counts from its middle on, five minutes longer.
  const ImportRun run(export_of(steps("Annas iPhone", "10:05:00", "10:15:00", "900") +
                                steps("Anna&apos;s Apple Watch", "10:00:00", "10:10:00", "1000")));

  EXPECT_DOUBLE_EQ(run.total(0, HealthType::steps), 1000 + 450);
}

TEST(AppleHealth, WhereTheWatchWasOffThePhoneCounts) {
  const ImportRun run(export_of(steps("Watch", "08:00:00", "09:00:00", "100") +
                                steps("iPhone", "12:00:00", "13:00:00", "5000") +
                                steps("Old app", "12:30:00", "13:30:00", "2000")));

  EXPECT_DOUBLE_EQ(run.total(0, HealthType::steps), 100 + 5000 + 1000);
}

TEST(AppleHealth, AMeasuredZeroIsAZero) {
  const ImportRun run(export_of(steps("Watch", "08:00:00", "09:00:00", "0") +
                                steps("iPhone", "08:00:00", "09:00:00", "40")));

  EXPECT_EQ(run.total(0, HealthType::steps), 0);
  EXPECT_TRUE(run.measured(0, HealthType::steps));
}

TEST(AppleHealth, TheDeviceSaysWhetherItIsAWatch) {
  const std::string watch =
      " <Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Anna\" "
      "device=\"&lt;&lt;HKDevice: 0x1&gt;, model:Watch, hardware:Watch6,7&gt;\" unit=\"count\" "
      "startDate=\"2024-03-01 10:00:00 +0100\" endDate=\"2024-03-01 10:10:00 +0100\" "
      "value=\"10\"/>";

  const ImportRun run(export_of(steps("iPhone", "10:00:00", "10:10:00", "99") + watch));

  EXPECT_EQ(run.total(0, HealthType::steps), 10);
}

TEST(AppleHealth, ARecordAcrossMidnightIsPartedByTime) {
  const ImportRun run(export_of(
      "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"iPhone\" unit=\"count\" "
      "startDate=\"2024-03-01 23:45:00 +0100\" endDate=\"2024-03-02 00:15:00 +0100\" "
      "value=\"600\"/>"));

  ASSERT_EQ(run.days().size(), 2U);
  EXPECT_EQ(run.total(0, HealthType::steps), 300);
  EXPECT_EQ(run.total(1, HealthType::steps), 300);
}

TEST(AppleHealth, RecordsWithinACorrelationAreNotCountedTwice) {
  const std::string one = steps("iPhone", "10:00:00", "10:10:00", "100");

  const ImportRun run(export_of(one + "<Correlation type=\"HKCorrelationTypeIdentifierFood\">" +
                                one + "</Correlation>"));

  EXPECT_EQ(run.total(0, HealthType::steps), 100);
}

TEST(AppleHealth, ASummaryOfTheDayCountsOnlyWithoutRecords) {
  const std::string summary =
      "<ActivitySummary dateComponents=\"2024-03-01\" activeEnergyBurned=\"590.25\" "
      "activeEnergyBurnedUnit=\"kcal\" appleExerciseTime=\"68\"/>";

  const ImportRun run(export_of(
      record("ActiveEnergyBurned", "Watch", "kJ", "10:00:00", "10:10:00", "418.4") + summary));

  EXPECT_DOUBLE_EQ(run.total(0, HealthType::active_energy), 100);
  EXPECT_EQ(run.total(0, HealthType::active_minutes), 68);
}

TEST(AppleHealth, ChunksOfAnySizeGiveTheSame) {
  const std::string text = export_of(steps("Åsas Watch", "10:00:00", "10:10:00", "1000") +
                                     steps("iPhone", "10:05:00", "10:15:00", "900"));
  for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U, 4096U}) {
    const ImportRun run(text, chunk);

    EXPECT_DOUBLE_EQ(run.total(0, HealthType::steps), 1450) << chunk << " " << run.reason();
  }
}

/// Ten thousand records of three sources over a month, many at the same time, in no order.
std::string large_export() {
  static constexpr const char* kNames[] = {"Watch", "iPhone", "App"};
  std::uint32_t state = 7;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
  };
  const auto two = [](std::uint32_t value) {
    return std::string(value < 10 ? "0" : "") + std::to_string(value);
  };
  std::string records;
  for (int i = 0; i < 10'000; ++i) {
    const std::string at = "2024-05-" + two(1 + next(31)) + " " + two(next(24)) + ":";
    const std::uint32_t minute = next(50);
    records += std::string("<Record type=\"HKQuantityTypeIdentifierActiveEnergyBurned\" ") +
               "sourceName=\"" + kNames[next(3)] + "\" unit=\"kcal\" startDate=\"" + at +
               two(minute) + ":" + two(next(60)) + " +0200\" endDate=\"" + at +
               two(minute + 1 + next(9)) + ":" + two(next(60)) + " +0200\" value=\"" +
               std::to_string(next(40)) + "." + std::to_string(next(99999)) + "\"/>";
  }
  return export_of(records);
}

TEST(AppleHealth, TotalsAreTheSameToTheLastBitEverywhere) {
  const ImportRun run(large_export());

  ASSERT_EQ(run.days().size(), 31U) << run.reason();
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const HealthDay& day : run.days()) {
    for (const double total : day.total) {
      hash = (hash ^ std::bit_cast<std::uint64_t>(total)) * 0x100000001B3U;
    }
  }
  EXPECT_EQ(hash, 2186079979482541230U) << "totals, natively and as WebAssembly";
}

TEST(AppleHealth, ReadsTheRecordedExport) {
  const ImportRun run(testing::read_text("engine/recordings/health/apple-export.xml"));

  ASSERT_EQ(run.days().size(), 2U) << run.reason();
  EXPECT_EQ(run.total(0, HealthType::steps), 1650);
  EXPECT_EQ(run.total(0, HealthType::active_energy), 41.5);
  EXPECT_EQ(run.total(1, HealthType::flights), 2);
}

struct Refused {
  const char* text;  ///< in place of a record
  ImportFault fault;
  std::uint64_t line;
  const char* reason;
};

TEST(AppleHealth, WhatIsWrongIsNamedWithItsLineAndNothingIsTaken) {
  const std::string good = steps("iPhone", "10:00:00", "10:10:00", "100");
  const std::string type = "type=\"HKQuantityTypeIdentifierStepCount\" unit=\"count\" ";
  const std::vector<std::pair<std::string, Refused>> cases = {
      {"<Record " + type + "startDate=\"yesterday\" endDate=\"\" value=\"1\"/>",
       {"", ImportFault::date, 4, "\"yesterday\" is not a startDate"}},
      {"<Record " + type +
           "startDate=\"2024-02-30 10:00:00 +0100\" endDate=\"2024-03-01 10:00:00 +0100\" "
           "value=\"1\"/>",
       {"", ImportFault::date, 4, "is not a startDate"}},
      {"<Record " + type +
           "startDate=\"2044-03-01 10:00:00 +0100\" endDate=\"2044-03-01 10:00:00 +0100\" "
           "value=\"1\"/>",
       {"", ImportFault::date, 4, "lies in the future"}},
      {steps("iPhone", "10:00:00", "09:00:00", "1"),
       {"", ImportFault::date, 4, "ends before it begins"}},
      {steps("iPhone", "10:00:00", "10:00:00", "many"),
       {"", ImportFault::value, 4, "\"many\" is not a number"}},
      {steps("iPhone", "10:00:00", "10:00:00", "-3"),
       {"", ImportFault::value, 4, "must not be below zero"}},
      {steps("iPhone", "10:00:00", "10:00:00", "1e300"),
       {"", ImportFault::value, 4, "more than anybody does"}},
      {record("DistanceWalkingRunning", "iPhone", "parsec", "10:00:00", "10:00:00", "1"),
       {"", ImportFault::unit, 4, "\"parsec\" is not a unit"}},
      {"<Record type=\"&bomb;\"/>", {"", ImportFault::entity, 4, "does not predefine"}},
      {"<Record type=\"a\"></Rekord>", {"", ImportFault::syntax, 4, "closes what is not open"}},
      {"<Record type=\"\xC3(\"/>", {"", ImportFault::encoding, 4, "not valid UTF-8"}},
  };
  for (const auto& [bad, expected] : cases) {
    for (const std::size_t chunk : {1U, 4096U}) {
      const ImportRun run(export_of(good + bad), chunk);

      EXPECT_EQ(run.problem().fault, expected.fault) << bad << run.reason();
      EXPECT_EQ(run.problem().line, expected.line) << bad;
      EXPECT_NE(run.reason().find(expected.reason), std::string::npos) << run.reason();
      EXPECT_TRUE(run.days().empty());
    }
  }
}

TEST(AppleHealth, AFileCutShortAnywhereGivesNothing) {
  const std::string text = export_of(steps("Åsas Watch", "10:00:00", "10:10:00", "1000"));
  const std::size_t whole = text.find("</HealthData>") + std::string("</HealthData>").size();
  for (std::size_t length = 80; length < whole; ++length) {
    const ImportRun run(text.substr(0, length));

    EXPECT_EQ(run.problem().fault, ImportFault::cut_off) << length;
    EXPECT_TRUE(run.days().empty());
  }
}

}  // namespace
}  // namespace liopep::engine
