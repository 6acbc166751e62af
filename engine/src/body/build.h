#pragma once

namespace liopep::engine {

/// Size and proportions of a body. Parts are of the stature: segment lengths by Winter,
/// Biomechanics and Motor Control of Human Movement (4th ed. 2009, figure 4.1, after Drillis and
/// Contini 1966); shoulders and hips are the joint centres that BlazePose marks, which lie nearer
/// together than the body is broad.
struct Build {
  float stature_m = 1.72F;
  float thigh_part = 0.245F;
  float shin_part = 0.246F;
  float ankle_part = 0.039F;  ///< above the floor
  float foot_part = 0.152F;   ///< heel to toes
  float torso_part = 0.288F;  ///< hips to shoulders
  float shoulder_part = 0.23F;
  float hip_part = 0.12F;
  float upper_arm_part = 0.186F;
  float forearm_part = 0.146F;
  float hand_part = 0.108F;
  float head_scale = 1;  ///< against an adult's head; a child's is larger
};

}  // namespace liopep::engine
