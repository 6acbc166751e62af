#include "testing/recording.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "content/json_reader.h"

namespace liopep::engine::testing {
namespace {

std::vector<Landmarks> read_frames(JsonReader& reader) {
  std::vector<Landmarks> frames;
  reader.array([&](int) {
    Landmarks& landmarks = frames.emplace_back();
    reader.array([&](int index) {
      LandmarkPoint& point = landmarks.points.at(static_cast<std::size_t>(index));
      float* const numbers[] = {&point.x, &point.y, &point.z, &point.visibility};
      reader.array([&](int axis) { *numbers[axis] = static_cast<float>(reader.number()); });
    });
  });
  return frames;
}

}  // namespace

std::string read_text(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  EXPECT_NE(file, nullptr) << path << " cannot be read";
  if (file == nullptr) return text;
  char part[4096];
  while (const std::size_t length = std::fread(part, 1, sizeof part, file)) {
    text.append(part, length);
  }
  std::fclose(file);
  return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

Recording recording_of(std::string_view text) {
  JsonReader reader(text);
  Recording recording;
  double aspect = 1;
  reader.object([&](std::string_view key) {
    if (key == "exercise") {
      recording.exercise = reader.raw_string();
    } else if (key == "count") {
      recording.count = static_cast<std::uint32_t>(reader.number());
    } else if (key == "half_count") {
      recording.half_count = static_cast<std::uint32_t>(reader.number());
    } else if (key == "hash") {
      recording.hash = reader.raw_string();
    } else if (key == "fps") {
      recording.fps = reader.number();
    } else if (key == "t_ms") {
      reader.array([&](int) { recording.times_ms.push_back(reader.number()); });
    } else if (key == "aspect") {
      aspect = reader.number();
    } else if (key == "frames") {
      recording.frames = read_frames(reader);
    } else {
      reader.raw_string();
    }
  });
  EXPECT_TRUE(reader.ok()) << reader.error().field.data() << ' ' << reader.error().reason.data();
  for (Landmarks& landmarks : recording.frames) landmarks.aspect = static_cast<float>(aspect);
  if (recording.times_ms.empty()) {
    double t_ms = 0;
    for (std::size_t i = 0; i < recording.frames.size(); ++i, t_ms += 1000 / recording.fps) {
      recording.times_ms.push_back(t_ms);
    }
  }
  EXPECT_EQ(recording.times_ms.size(), recording.frames.size());
  return recording;
}

Recording read_recording(const std::string& name) {
  SCOPED_TRACE(name);
  return recording_of(read_text("engine/recordings/" + name + ".json"));
}

}  // namespace liopep::engine::testing
