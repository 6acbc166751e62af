#include "body/support.h"

namespace liopep::engine {
namespace {

bool is_chair(Seat seat) {
  return seat == Seat::chair || seat == Seat::wheelchair;
}

/// What can touch the floor, and how thick the body is there, in parts of the stature.
struct Contact {
  Landmark landmark;
  float thickness;
};
constexpr std::array<Contact, 17> kContacts = {{
    {Landmark::left_heel, 0},
    {Landmark::right_heel, 0},
    {Landmark::left_foot_index, 0},
    {Landmark::right_foot_index, 0},
    // From here on only for somebody on the floor.
    {Landmark::left_knee, 0.03F},
    {Landmark::right_knee, 0.03F},
    {Landmark::left_hip, 0.055F},
    {Landmark::right_hip, 0.055F},
    {Landmark::left_shoulder, 0.045F},
    {Landmark::right_shoulder, 0.045F},
    {Landmark::left_elbow, 0.025F},
    {Landmark::right_elbow, 0.025F},
    {Landmark::left_wrist, 0.02F},
    {Landmark::right_wrist, 0.02F},
    {Landmark::left_ear, 0.045F},
    {Landmark::right_ear, 0.045F},
    {Landmark::nose, 0.01F},
}};
constexpr std::size_t kFeetContacts = 4;

std::size_t contacts_of(Seat seat) {
  return seat == Seat::floor ? kContacts.size() : kFeetContacts;
}

float height_of(const Skeleton& body, const Build& build, const Contact& contact) {
  return body[contact.landmark].y - contact.thickness * build.stature_m;
}

float lowest(const Skeleton& body, const Build& build, Seat seat) {
  float low_y = height_of(body, build, kContacts[0]);
  for (std::size_t i = 1; i < contacts_of(seat); ++i) {
    low_y = smaller(low_y, height_of(body, build, kContacts[i]));
  }
  return low_y;
}

/// Middle of what touches the floor at `floor_y`, by how nearly it touches.
Vector footing_of(const Skeleton& body, const Build& build, Seat seat, float floor_y) {
  constexpr float kTouching = 0.02F;  // of the stature
  Vector sum;
  float weights = 0;
  for (std::size_t i = 0; i < contacts_of(seat); ++i) {
    const float above =
        (height_of(body, build, kContacts[i]) - floor_y) / (build.stature_m * kTouching);
    const float weight = 1 / (1 + above * above);
    sum = sum + body[kContacts[i].landmark] * weight;
    weights += weight;
  }
  return sum * (1 / weights);
}

/// 1 while the seat carries, 0 once the feet do.
float seated_part(const Build& build, Seat seat, float hips_y) {
  if (!is_chair(seat)) return 0;
  const float above = hips_y / build.stature_m - seated_hips_part(seat);
  return 1 - eased(above, 0, 0.08F);
}

}  // namespace

float seated_hips_part(Seat seat) {
  return seat == Seat::wheelchair ? 0.31F : 0.287F;
}

float floor_below_hips(const Skeleton& body, const Build& build, Seat seat) {
  const float ankles_y = smaller(body[Landmark::left_ankle].y, body[Landmark::right_ankle].y) -
                         build.ankle_part * build.stature_m;
  return is_chair(seat) ? smaller(ankles_y, -seated_hips_part(seat) * build.stature_m) : ankles_y;
}

void support(Skeleton& body, const Build& build, Seat seat, float jump) {
  float floor_y = lowest(body, build, seat);
  if (is_chair(seat)) floor_y = smaller(floor_y, -seated_hips_part(seat) * build.stature_m);
  const Vector footing = footing_of(body, build, seat, floor_y);
  const float seated = seated_part(build, seat, -floor_y);
  // Before a chair the feet stay where they were while sitting, a thigh's length ahead.
  const float ahead_m = is_chair(seat) ? build.thigh_part * build.stature_m : 0;
  constexpr float kSway = 0.4F;  // how far the hips come over the one foot that carries
  const Vector shift = {-footing.x * kSway * (1 - seated), jump * build.stature_m - floor_y,
                        (ahead_m - footing.z) * (1 - seated)};
  for (Vector& joint : body.joints) joint = joint + shift;
  // Hands and faces give way to the floor.
  if (seat != Seat::floor) return;
  for (Vector& joint : body.joints) joint.y = larger(joint.y, 0);
}

}  // namespace liopep::engine
