#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

#include "liopep/call.h"
#include "testing/recording.h"
#include "testing/sound_scene.h"

namespace liopep::engine::testing {
namespace {

SoundActivity activity_of(const std::string& id) {
  SoundActivity activity;
  ContentError error;
  EXPECT_TRUE(read_sound_activity(read_text("content/sounds/" + id + ".json"), activity, error))
      << error.field.data() << " " << error.reason.data();
  return activity;
}

/// What somebody does when it is their turn; times count from there.
using Performer = std::function<void(SoundScene&, const CallReport&)>;

/// A person, a listener and a room, block by block.
class Dialogue {
 public:
  explicit Dialogue(const std::string& id, std::uint32_t seed = 1) {
    EXPECT_TRUE(call_.start(activity_of(id), seed));
    EXPECT_TRUE(listener_->start(16000));
    silence(500);
  }

  const CallReport& report() const { return call_.report(); }

  void silence(float duration_ms) { play(SoundScene().last(duration_ms).noise(-62)); }

  /// The loudspeaker plays the call, the room rings, the person answers.
  CallVerdict answered(const Performer& person, const Performer& loudspeaker = {}) {
    EXPECT_EQ(report().phase, CallPhase::calling);
    SoundScene room;
    if (loudspeaker) loudspeaker(room, report());
    play(room.last(3000).noise(-62));
    call_.played();
    silence(500);
    EXPECT_EQ(report().phase, CallPhase::answering);
    EXPECT_EQ(report().heard, 0);
    const std::uint32_t calls = report().calls;
    SoundScene scene;
    person(scene, report());
    play(scene.last(static_cast<float>(scene.sound().size()) / 16 + 300).noise(-62));
    for (int i = 0; i < 200 && report().calls == calls; ++i) silence(100);
    EXPECT_EQ(report().calls, calls + 1);
    return report().verdict;
  }

  std::uint64_t hash() const { return hash_; }

 private:
  void play(const SoundScene& scene) {
    const auto& sound = scene.sound();
    for (std::size_t at = 0; at + kBlockSize <= sound.size(); at += kBlockSize) {
      std::array<float, kBlockSize> block;
      std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(at), kBlockSize, block.begin());
      const CallReport& now = call_.step(listener_->step(block));
      for (const auto value : {static_cast<std::uint64_t>(now.phase), std::uint64_t{now.calls},
                               std::uint64_t{now.rights}, static_cast<std::uint64_t>(now.heard),
                               static_cast<std::uint64_t>(now.verdict)}) {
        hash_ = (hash_ ^ value) * 0x100000001B3ULL;
      }
    }
  }

  std::unique_ptr<Listener> listener_ = std::make_unique<Listener>();
  CallAndAnswer call_;
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

Performer claps(float tempo, float sloppy_ms = 0) {
  return [=](SoundScene& scene, const CallReport& call) {
    for (int i = 0; i < call.count; ++i) {
      scene.clap(300 + tempo * call.items[i].at_ms + (i % 2 == 0 ? sloppy_ms : -sloppy_ms));
    }
  };
}

/// Sings the tones from `first_hz`; `change` makes of each what is sung.
Performer sings(float first_hz, float pause_ms, std::function<float(int, float)> change = {}) {
  return [=](SoundScene& scene, const CallReport& call) {
    for (int i = 0; i < call.count; ++i) {
      float tone = call.items[i].semitones - call.items[0].semitones;
      if (change) tone = change(i, tone);
      const float pitch_hz = first_hz * std::exp2(tone / 12);
      scene.voice(300 + 600 * static_cast<float>(i), man_says(Vowel::a, 600 - pause_ms, pitch_hz));
    }
  };
}

Performer says(std::function<Vowel(int, Vowel)> change = {}) {
  return [=](SoundScene& scene, const CallReport& call) {
    for (int i = 0; i < call.count; ++i) {
      const Vowel vowel = change ? change(i, call.items[i].vowel) : call.items[i].vowel;
      scene.voice(300 + 900 * static_cast<float>(i), man_says(vowel, 550));
    }
  };
}

void nothing(SoundScene&, const CallReport&) {}

TEST(CallAndAnswer, RightAnswersMakeCallsLonger) {
  Dialogue dialogue("answer-claps");
  for (int round = 0; round < 7; ++round) {
    EXPECT_EQ(dialogue.report().count, std::min(3 + round, 8));
    EXPECT_EQ(dialogue.answered(claps(1, 20)), CallVerdict::right) << round;
  }
  EXPECT_EQ(dialogue.report().rights, 7U);
}

TEST(CallAndAnswer, ARhythmIsRightAtAnyTempo) {
  for (const float tempo : {0.7F, 1.0F, 1.7F}) {
    Dialogue dialogue("answer-claps", 7);
    for (int round = 0; round < 4; ++round) {
      EXPECT_EQ(dialogue.answered(claps(tempo)), CallVerdict::right) << tempo << " " << round;
    }
  }
}

TEST(CallAndAnswer, AnotherRhythmIsWrong) {
  const Performer backwards = [](SoundScene& scene, const CallReport& call) {
    const float end_ms = call.items[call.count - 1].at_ms;
    for (int i = 0; i < call.count; ++i) scene.clap(300 + end_ms - call.items[i].at_ms);
  };
  int wrong = 0;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    Dialogue dialogue("answer-claps", seed);
    EXPECT_EQ(dialogue.answered(claps(1)), CallVerdict::right);
    const CallReport call = dialogue.report();
    bool is_same = true;
    for (int i = 1; i < call.count; ++i) {
      const auto pause = [&](int k) { return call.items[k].at_ms - call.items[k - 1].at_ms; };
      is_same = is_same && pause(i) == pause(call.count - i);
    }
    const CallVerdict verdict = dialogue.answered(backwards);
    EXPECT_EQ(verdict, is_same ? CallVerdict::right : CallVerdict::wrong) << seed;
    wrong += verdict == CallVerdict::wrong ? 1 : 0;
  }
  EXPECT_GE(wrong, 4);
}

TEST(CallAndAnswer, AWrongAnswerBringsTheSameCallOnceMoreThenAShorterOne) {
  const Performer one_clap = [](SoundScene& scene, const CallReport&) { scene.clap(300); };
  Dialogue dialogue("answer-claps");
  EXPECT_EQ(dialogue.answered(claps(1)), CallVerdict::right);
  const CallReport before = dialogue.report();
  EXPECT_EQ(dialogue.answered(one_clap), CallVerdict::wrong);
  for (int i = 0; i < before.count; ++i) {
    EXPECT_EQ(dialogue.report().items[i].at_ms, before.items[i].at_ms);
  }
  EXPECT_EQ(dialogue.answered(one_clap), CallVerdict::wrong);
  EXPECT_EQ(dialogue.report().count, before.count - 1);
}

TEST(CallAndAnswer, TheCallItselfIsNoAnswer) {
  Dialogue dialogue("answer-claps");
  EXPECT_EQ(dialogue.answered(nothing, claps(1)), CallVerdict::silent);
  EXPECT_EQ(dialogue.report().rights, 0U);
  Dialogue tones("answer-tones");
  EXPECT_EQ(tones.answered(nothing, sings(220, 100)), CallVerdict::silent);
}

TEST(CallAndAnswer, WhatStillRingsIsWaitedFor) {
  Dialogue dialogue("answer-tones");
  const Performer late = [](SoundScene& scene, const CallReport&) {
    scene.voice(2600, man_says(Vowel::a, 1000, 220));
  };
  // The loudspeaker is late: it sounds for half a second after the page has played.
  EXPECT_EQ(dialogue.answered(sings(150, 90), late), CallVerdict::right);
}

class EveryVoice : public ::testing::TestWithParam<float> {};
INSTANTIATE_TEST_SUITE_P(CallAndAnswer, EveryVoice, ::testing::Values(130.0F, 180.0F, 300.0F));

TEST_P(EveryVoice, SingsTheStepsBackInItsOwnOctave) {
  for (const float pause_ms : {120.0F, 0.0F}) {
    Dialogue dialogue("answer-tones", 3);
    for (int round = 0; round < 4; ++round) {
      EXPECT_EQ(dialogue.answered(sings(GetParam(), pause_ms)), CallVerdict::right)
          << pause_ms << " " << round;
    }
  }
}

TEST(CallAndAnswer, AStepThatIsOffIsWrongAnOctaveIsNot) {
  const auto off_by = [](float semitones) {
    return sings(150, 120, [=](int i, float tone) { return i == 1 ? tone + semitones : tone; });
  };
  for (const float near : {0.0F, 0.7F, -0.7F, 12.0F}) {
    EXPECT_EQ(Dialogue("answer-tones", 5).answered(off_by(near)), CallVerdict::right) << near;
  }
  for (const float far : {2.0F, -2.0F, 5.0F}) {
    EXPECT_EQ(Dialogue("answer-tones", 5).answered(off_by(far)), CallVerdict::wrong) << far;
  }
}

TEST(CallAndAnswer, VowelsAreSaidBackInOrder) {
  Dialogue dialogue("answer-vowels", 2);
  EXPECT_EQ(dialogue.answered(says()), CallVerdict::right);
  EXPECT_EQ(dialogue.answered(says()), CallVerdict::right);
  const Performer other =
      says([](int, Vowel vowel) { return vowel == Vowel::a ? Vowel::i : Vowel::a; });
  EXPECT_EQ(dialogue.answered(other), CallVerdict::wrong);
}

TEST(CallAndAnswer, ASlipOfOneVowelMayBeSaidAgain) {
  Dialogue dialogue("answer-vowels", 2);
  const Performer slips = [](SoundScene& scene, const CallReport& call) {
    const Vowel first = call.items[0].vowel;
    scene.voice(300, man_says(first == Vowel::a ? Vowel::i : Vowel::a, 550));
    scene.voice(1200, man_says(first, 550)).voice(2100, man_says(call.items[1].vowel, 550));
  };
  EXPECT_EQ(dialogue.answered(slips), CallVerdict::right);
}

TEST(CallAndAnswer, IsOfOneKind) {
  CallAndAnswer call;
  EXPECT_FALSE(call.start(activity_of("hold-a"), 1));
  EXPECT_EQ(call.report().calls, 0U);
}

TEST(CallAndAnswer, NumbersThatNoFileMayHaveAreRefused) {
  const auto refused = [](const std::string& id,
                          const std::function<void(SoundActivity&)>& change) {
    SoundActivity activity = activity_of(id);
    change(activity);
    return !CallAndAnswer().start(activity, 1);
  };
  EXPECT_FALSE(refused("answer-tones", [](SoundActivity&) {}));
  EXPECT_TRUE(refused("answer-claps", [](auto& call) { call.beat_ms = std::nanf(""); }));
  EXPECT_TRUE(refused("answer-claps", [](auto& call) { call.beat_ms = 399; }));
  EXPECT_TRUE(refused("answer-claps", [](auto& call) { call.longest_call = 13; }));
  EXPECT_TRUE(refused("answer-claps", [](auto& call) { call.shortest_call = -1; }));
  EXPECT_TRUE(refused("answer-tones", [](auto& call) { call.scale[1] = std::nanf(""); }));
  EXPECT_TRUE(refused("answer-tones", [](auto& call) { call.count = 1; }));
  EXPECT_TRUE(refused("answer-vowels", [](auto& call) { call.vowels[4] = Vowel::none; }));
}

/// The same calls and answers natively and as WebAssembly. Changed on purpose? The test prints the
/// new one.
TEST(CallAndAnswer, GivesTheSameBitsEverywhere) {
  Dialogue dialogue("answer-tones", 11);
  dialogue.answered(sings(130, 80));
  dialogue.answered(sings(130, 80, [](int i, float tone) { return i == 0 ? tone : -tone; }));
  dialogue.answered(nothing);
  EXPECT_EQ(dialogue.hash(), 16933944262696736144ULL);
}

}  // namespace
}  // namespace liopep::engine::testing
