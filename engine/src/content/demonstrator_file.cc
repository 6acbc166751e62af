#include "content/demonstrator_file.h"

#include "content/fields.h"

namespace liopep::engine {
namespace {

constexpr std::string_view kAngleReason = "must be within -180 and 180 degrees";

/// Reads {"name": degrees, …} into the numbers that belong to the names; all may be left out.
template <std::size_t N>
void read_angles(JsonReader& reader, const std::array<std::string_view, N>& names,
                 const std::array<float*, N>& angles) {
  Fields fields(names);
  reader.object([&](std::string_view key) {
    const int field = fields.find(reader, key);
    const float angle_deg = read_number(reader, -180, 180, kAngleReason);
    if (field >= 0) *angles[field] = angle_deg;
  });
}

void read_trunk(JsonReader& reader, TrunkPosture& trunk) {
  static constexpr std::array<std::string_view, 3> kNames = {"lean", "bend", "twist"};
  read_angles(reader, kNames, {&trunk.lean_deg, &trunk.bend_deg, &trunk.twist_deg});
}

void read_head(JsonReader& reader, HeadPosture& head) {
  static constexpr std::array<std::string_view, 3> kNames = {"nod", "tilt", "turn"};
  read_angles(reader, kNames, {&head.nod_deg, &head.tilt_deg, &head.turn_deg});
}

void read_arm(JsonReader& reader, ArmPosture& arm) {
  static constexpr std::array<std::string_view, 7> kNames = {"raise", "plane", "rotate", "shrug",
                                                             "elbow", "wrist", "turn"};
  read_angles(reader, kNames,
              {&arm.raise_deg, &arm.plane_deg, &arm.rotate_deg, &arm.shrug_deg, &arm.elbow_deg,
               &arm.wrist_deg, &arm.turn_deg});
}

void read_leg(JsonReader& reader, LegPosture& leg) {
  static constexpr std::array<std::string_view, 4> kNames = {"thigh", "abduct", "knee", "ankle"};
  read_angles(reader, kNames, {&leg.thigh_deg, &leg.abduct_deg, &leg.knee_deg, &leg.ankle_deg});
}

/// Quiet standing or sitting, or straight on the floor: where poses begin from.
Posture quiet_posture(Seat seat) {
  Posture posture;
  if (seat == Seat::none || seat == Seat::floor) return posture;
  for (LegPosture& leg : posture.legs) {
    leg.thigh_deg = 90;
    leg.knee_deg = 90;
  }
  return posture;
}

Demonstrator::Pose read_pose(JsonReader& reader, const Posture& start) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "at",        "trunk", "head",     "arms",      "left_arm",
      "right_arm", "legs",  "left_leg", "right_leg", "jump"};
  Demonstrator::Pose pose{.at = 0, .posture = start};
  Posture& posture = pose.posture;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    switch (fields.find(reader, key)) {
      case 0:
        pose.at = read_number(reader, 0, 1, "must be within 0 and 1");
        break;
      case 1:
        read_trunk(reader, posture.trunk);
        break;
      case 2:
        read_head(reader, posture.head);
        break;
      case 3:
        read_arm(reader, posture.arms[0]);
        posture.arms[1] = posture.arms[0];
        break;
      case 4:
      case 5:
        read_arm(reader, posture.arms[key == "right_arm" ? 1 : 0]);
        break;
      case 6:
        read_leg(reader, posture.legs[0]);
        posture.legs[1] = posture.legs[0];
        break;
      case 7:
      case 8:
        read_leg(reader, posture.legs[key == "right_leg" ? 1 : 0]);
        break;
      case 9:
        posture.jump = read_number(reader, 0, 0.5, "must be within 0 and 0.5 of the stature");
        break;
      default:
        break;
    }
  });
  fields.require(reader, 1);
  if (fields.has(3) && (fields.has(4) || fields.has(5))) {
    reader.fail_at("arms", "is for both: leave out left_arm and right_arm");
  }
  if (fields.has(6) && (fields.has(7) || fields.has(8))) {
    reader.fail_at("legs", "is for both: leave out left_leg and right_leg");
  }
  return pose;
}

void read_poses(JsonReader& reader, Demonstrator& demonstrator) {
  reader.array([&](int index) {
    if (index >= kMaxPoses) return reader.fail("is one pose too many: at most 4");
    const Posture start =
        index == 0 ? quiet_posture(demonstrator.seat) : demonstrator.poses[0].posture;
    const Demonstrator::Pose pose = read_pose(reader, start);
    if (index == 0 && pose.at != 0) reader.fail_at("at", "must be 0 for the first pose");
    if (index > 0 && pose.at <= demonstrator.poses[index - 1].at) {
      reader.fail_at("at", "must be above that of the pose before");
    }
    if (pose.at >= 1) reader.fail_at("at", "must be below 1, where the first pose comes again");
    demonstrator.poses[index] = pose;
    demonstrator.pose_count = static_cast<std::uint8_t>(index + 1);
  });
}

}  // namespace

Demonstrator read_demonstrator(JsonReader& reader) {
  static constexpr std::array<std::string_view, 4> kNames = {"view_deg", "seat", "period_ms",
                                                             "poses"};
  static constexpr std::array<std::string_view, 4> kSeats = {"none", "chair", "wheelchair",
                                                             "floor"};
  Demonstrator demonstrator;
  Fields fields(kNames);
  reader.object([&](std::string_view key) {
    switch (fields.find(reader, key)) {
      case 0:
        demonstrator.view_deg = read_number(reader, -180, 180, kAngleReason);
        break;
      case 1:
        demonstrator.seat =
            read_word<Seat>(reader, kSeats, "must be none, chair, wheelchair or floor");
        break;
      case 2:
        demonstrator.period_ms =
            read_number(reader, 400, 60000, "must be 400 to 60000 milliseconds");
        break;
      case 3:
        if (!fields.has(1)) reader.fail("must come after seat, which says how the body rests");
        read_poses(reader, demonstrator);
        break;
      default:
        break;
    }
  });
  fields.require(reader);
  if (demonstrator.pose_count < 2) reader.fail_at("poses", "must hold 2 to 4 poses");
  return demonstrator;
}

}  // namespace liopep::engine
