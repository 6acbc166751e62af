#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "testing/fit_writer.h"
#include "testing/import_run.h"
#include "testing/recording.h"

namespace liopep::engine {
namespace {

using testing::day;
using testing::FitWriter;
using testing::ImportRun;

const std::string kTcx =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
 <Activities><Activity Sport="Running"><Id>2024-03-01T08:00:00Z</Id>
  <Lap StartTime="2024-03-01T08:00:00.000Z"><TotalTimeSeconds>600</TotalTimeSeconds>
   <DistanceMeters>1500.25</DistanceMeters><Calories>110</Calories>
   <Track><Trackpoint><Time>2024-03-01T08:00:01Z</Time><DistanceMeters>2</DistanceMeters>
   </Trackpoint></Track>
   <Extensions><ns3:LX xmlns:ns3="x"><ns3:Steps>1620</ns3:Steps></ns3:LX></Extensions></Lap>
 </Activity></Activities></TrainingCenterDatabase>)";

TEST(Tcx, ALapHasTimeDistanceEnergyAndSteps) {
  const ImportRun run(kTcx, 5);

  ASSERT_EQ(run.days().size(), 1U) << run.reason();
  EXPECT_EQ(run.days()[0].day, day("2024-03-01"));
  EXPECT_EQ(run.total(0, HealthType::distance), 1500.25);
  EXPECT_EQ(run.total(0, HealthType::active_energy), 110);
  EXPECT_EQ(run.total(0, HealthType::active_minutes), 10);
  EXPECT_EQ(run.total(0, HealthType::steps), 1620);
}

TEST(Tcx, NamesANumberThatIsNone) {
  std::string text = kTcx;
  text.replace(text.find("1500.25"), 7, "far");

  const ImportRun run(text);

  EXPECT_EQ(run.problem().fault, ImportFault::value);
  EXPECT_EQ(run.problem().line, 5U);
  EXPECT_TRUE(run.days().empty());
}

std::string gpx(const std::string& points) {
  return "<gpx version=\"1.1\"><trk><trkseg>" + points + "</trkseg></trk></gpx>";
}

std::string point(const char* latitude, const char* time) {
  return std::string("<trkpt lat=\"") + latitude + "\" lon=\"18\"><time>2024-03-01T" + time +
         "Z</time></trkpt>";
}

TEST(Gpx, AddsUpTheWayBetweenPoints) {
  // A hundredth of a degree of latitude is 1111.95 m on a sphere of the earth's mean radius.
  const ImportRun run(gpx(point("59.00", "08:00:00") + point("59.01", "08:04:00")));

  EXPECT_NEAR(run.total(0, HealthType::distance), 1111.95, .01);
  EXPECT_EQ(run.total(0, HealthType::active_minutes), 4);
}

TEST(Gpx, APauseAndALeapOfTheReceiverAreNotMoved) {
  const ImportRun run(gpx(point("59.00", "08:00:00") + point("59.01", "08:04:00") +
                          point("59.02", "09:30:00") + point("61.02", "09:30:01") +
                          point("61.02", "09:31:01")));

  EXPECT_NEAR(run.total(0, HealthType::distance), 1111.95, .01);
  EXPECT_EQ(run.total(0, HealthType::active_minutes), 5);
}

TEST(Gpx, WithoutTimesThereIsNoDay) {
  const ImportRun run(gpx("<trkpt lat=\"59\" lon=\"18\"></trkpt>"));

  EXPECT_EQ(run.problem().fault, ImportFault::no_time);
}

TEST(Gpx, NamesAPlaceThatIsNotOnEarth) {
  EXPECT_EQ(ImportRun(gpx(point("91", "08:00:00"))).problem().fault, ImportFault::value);
}

const std::string kTable =
    "Date,Move Minutes count,Calories (kcal),Distance (m),Heart Points,Step count\r\n"
    "2024-03-01,42,2310.5,\"6250.5\",18,8123\r\n2024-03-02,,2100,,,5000\r\n"
    "2024-03-03,0,0,0,0,0\r\n";

TEST(GoogleFitTable, HasARowADayAndLeavesOutEnergyAtRest) {
  const ImportRun run(kTable, 3);

  ASSERT_EQ(run.days().size(), 2U) << run.reason();
  EXPECT_EQ(run.total(0, HealthType::steps), 8123);
  EXPECT_EQ(run.total(0, HealthType::distance), 6250.5);
  EXPECT_EQ(run.total(0, HealthType::active_minutes), 42);
  EXPECT_FALSE(run.measured(0, HealthType::active_energy));
  EXPECT_FALSE(run.measured(1, HealthType::distance)) << "an empty cell is missing";
}

TEST(GoogleFitTable, NamesTheLine) {
  EXPECT_EQ(ImportRun(kTable + "2024-13-01,,,,,1\n").problem().line, 5U);
  EXPECT_EQ(ImportRun(kTable + "2024-03-01,,,,,1\n").reason(), "\"2024-03-01\" is there twice");
  EXPECT_EQ(ImportRun(kTable + "2024-03-05,1,2\n").reason(), "fewer cells than the first row has");
  EXPECT_EQ(ImportRun(kTable + "2024-03-05,1,2").problem().fault, ImportFault::cut_off);
  EXPECT_EQ(ImportRun("Date,Weight\n2024-03-05,80\n").problem().fault, ImportFault::no_data);
}

std::string points(const std::string& stream, const std::string& list) {
  return "{\"Data Source\": \"" + stream + "\", \"Data Points\": [" + list + "]}";
}

std::string data_point(const char* start_s, const char* end_s, const char* steps) {
  return std::string("{\"fitValue\":[{\"value\":{\"intVal\":") + steps +
         "}}],\"originDataSourceId\":\"\",\"endTimeNanos\":" + end_s +
         "000000000,\"dataTypeName\":\"com.google.step_count.delta\",\"startTimeNanos\":" +
         start_s + "000000000,\"rawTimestampNanos\":0}";
}

TEST(GoogleFitPoints, AddsUpStepsByTheLocalClock) {
  const std::string text =
      points("derived:com.google.step_count.delta:com.google.android.gms:estimated_steps",
             data_point("1709280000", "1709280060", "23") + "," +
                 data_point("1709281000", "1709281060", "40"));
  for (const std::size_t chunk : {1U, 4096U}) {
    const ImportRun run(text, chunk);

    EXPECT_EQ(run.total(0, HealthType::steps), 63) << run.reason();
    EXPECT_EQ(run.days()[0].day, day("2024-03-01"));
  }
}

TEST(GoogleFitPoints, NamesWhatIsNoJson) {
  EXPECT_EQ(ImportRun(points("x", "{]")).problem().fault, ImportFault::syntax);
  EXPECT_EQ(ImportRun("{\"Data Points\": [").problem().fault, ImportFault::cut_off);
  std::string deep = "{\"Data Points\": ";
  for (int i = 0; i < 100; ++i) deep += "[";
  EXPECT_EQ(ImportRun(deep).problem().fault, ImportFault::too_deep);
}

/// 2024-03-01 08:00:00 UTC as FIT counts.
constexpr std::uint32_t kMorning = 1709280000 - 631065600;

std::string fit_session(bool big_endian) {
  FitWriter file;
  file.define(
      0, 18, {{2, 4, 0x86}, {5, 1, 0x00}, {8, 4, 0x86}, {9, 4, 0x86}, {10, 4, 0x86}, {11, 2, 0x84}},
      big_endian, {{0, 3}});
  file.data(0, {{kMorning, 4}, {1, 1}, {600'000, 4}, {150'025, 4}, {810, 4}, {110, 2}, {7, 3}});
  return file.bytes();
}

TEST(Fit, ReadsASessionInBothByteOrdersPastDevelopersFields) {
  for (const bool big_endian : {false, true}) {
    const ImportRun run(fit_session(big_endian), 3);

    ASSERT_EQ(run.days().size(), 1U) << run.reason();
    EXPECT_EQ(run.total(0, HealthType::steps), 1620);
    EXPECT_EQ(run.total(0, HealthType::distance), 1500.25);
    EXPECT_EQ(run.total(0, HealthType::active_energy), 110);
    EXPECT_EQ(run.total(0, HealthType::active_minutes), 10);
  }
}

TEST(Fit, RecordsWithCompressedTimesStandInForAMissingSession) {
  FitWriter file;
  file.define(0, 20, {{253, 4, 0x86}, {5, 4, 0x86}}, false);
  file.define(1, 20, {{5, 4, 0x86}}, false);
  file.data(0, {{kMorning, 4}, {0, 4}});
  // 25 seconds later, then 10 more: the five bits have run over.
  file.compressed(1, (kMorning + 25) & 31, {{5'000, 4}});
  file.compressed(1, (kMorning + 35) & 31, {{7'500, 4}});

  const ImportRun run(file.bytes());

  EXPECT_EQ(run.total(0, HealthType::distance), 75) << run.reason();
  EXPECT_NEAR(run.total(0, HealthType::active_minutes), 35. / 60, 1e-12);
}

TEST(Fit, MonitoringCountsOnSinceMidnight) {
  FitWriter file;
  file.define(0, 55, {{253, 4, 0x86}, {5, 1, 0x00}, {3, 4, 0x86}, {19, 2, 0x84}}, false);
  file.data(0, {{kMorning, 4}, {6, 1}, {1'000, 4}, {20, 2}});
  file.data(0, {{kMorning + 60, 4}, {6, 1}, {1'200, 4}, {24, 2}});
  file.data(0, {{kMorning + 60, 4}, {1, 1}, {300, 4}, {0xFFFF, 2}});

  const ImportRun run(file.bytes());

  EXPECT_EQ(run.total(0, HealthType::steps), 1500) << run.reason();
  EXPECT_EQ(run.total(0, HealthType::active_energy), 24);
}

TEST(Fit, DamageAndEveryCutAreSeen) {
  const std::string whole = fit_session(false);
  for (std::size_t length = 12; length < whole.size(); ++length) {
    EXPECT_EQ(ImportRun(whole.substr(0, length)).problem().fault, ImportFault::cut_off) << length;
  }
  std::string damaged = whole;
  damaged[damaged.size() - 10] ^= 1;
  EXPECT_EQ(ImportRun(damaged).problem().fault, ImportFault::checksum);
}

TEST(ImportFormats, AreToldByContent) {
  EXPECT_EQ(ImportRun("hello, this is no health data").problem().fault,
            ImportFault::unknown_format);
  EXPECT_EQ(ImportRun(std::string("\xFF\xFE<\0?\0x\0", 8)).problem().fault, ImportFault::encoding);
  EXPECT_EQ(ImportRun("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><HealthData/>").reason(),
            "the text is not declared as UTF-8");
  EXPECT_EQ(ImportRun("\xEF\xBB\xBF" + kTable).days().size(), 2U) << "a byte order mark is none";
  EXPECT_EQ(ImportRun("Start time,End time,Step count\n").problem().fault, ImportFault::no_time);
}

/// Its numbers: dtcooper/python-fitparse (MIT), tests/files; records beside it in a table.
TEST(Fit, AWatchOfARealPerson) {
  const std::string folder = "../shared/data/health/fit/";
  std::FILE* const there = std::fopen((folder + "garmin-fenix-5-walk.fit").c_str(), "rb");
  if (there == nullptr) GTEST_SKIP() << "needs " << folder;
  std::fclose(there);
  const std::string walk = testing::read_text(folder + "garmin-fenix-5-walk.fit");

  const ImportRun run(walk);

  EXPECT_NEAR(run.total(0, HealthType::distance), 67.85, .005) << "the last record of the table";
  EXPECT_EQ(ImportRun(testing::read_text(folder + "activity-unexpected-eof.fit")).problem().fault,
            ImportFault::cut_off);
}

}  // namespace
}  // namespace liopep::engine
