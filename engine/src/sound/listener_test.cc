#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "liopep/sound.h"
#include "testing/sound_scene.h"

namespace liopep::engine::testing {
namespace {

float error_percent(float measured, float truth) {
  return 100 * std::abs(measured / truth - 1);
}

class EveryRate : public ::testing::TestWithParam<float> {};
INSTANTIATE_TEST_SUITE_P(Listener, EveryRate,
                         ::testing::Values(8000.0F, 16000.0F, 22050.0F, 44100.0F, 48000.0F,
                                           96000.0F));

TEST_P(EveryRate, HearsPitchWithinHalfAPercentFromManToChild) {
  for (const float pitch_hz : {82.0F, 125.0F, 220.0F, 350.0F, 620.0F}) {
    SoundScene scene(GetParam());
    Utterance even = man_says(Vowel::a, 700, pitch_hz);
    even.jitter = 0;
    scene.last(300).voice(300, even).last(1400).noise(-60);
    const Heard heard = hear(scene);
    ASSERT_EQ(heard.events.size(), 2U) << pitch_hz;  // a syllable, and what it was
    for (const SoundEvent& event : heard.events) {
      EXPECT_LT(error_percent(event.pitch_hz, pitch_hz), 0.8F) << pitch_hz;
    }
  }
}

TEST_P(EveryRate, CountsClapsOfTwentySeconds) {
  SoundScene scene(GetParam());
  for (int i = 0; i < 20; ++i) {
    const float colour_hz = scene.dice().between(900, 2000);
    scene.clap(700 + 950 * static_cast<float>(i), scene.dice().between(-22, -6), colour_hz);
  }
  const Heard heard = hear(scene.last(20000).noise(-58));
  const int claps = heard.count(SoundEventKind::clap) + heard.count(SoundEventKind::snap);
  EXPECT_NEAR(heard.count(SoundEventKind::clap), 20, 1);
  EXPECT_NEAR(claps, 20, 1);
  EXPECT_EQ(heard.count(SoundEventKind::syllable), 0);
}

TEST(Listener, CountsQuickClaps) {
  SoundScene scene(48000);
  for (int i = 0; i < 24; ++i) scene.clap(500 + 200 * static_cast<float>(i), -14);
  EXPECT_NEAR(hear(scene.last(6000).noise(-55)).count(SoundEventKind::clap), 24, 1);
}

TEST(Listener, TellsSnapsFromClaps) {
  SoundScene scene(48000);
  for (int i = 0; i < 10; ++i) {
    scene.snap(500 + 1000 * static_cast<float>(i)).clap(1000 + 1000 * static_cast<float>(i));
  }
  const Heard heard = hear(scene.last(11000).noise(-60));
  EXPECT_NEAR(heard.count(SoundEventKind::snap), 10, 1);
  EXPECT_NEAR(heard.count(SoundEventKind::clap), 10, 1);
}

TEST(Listener, CountsNothingInKnocksKeysAndCoughs) {
  SoundScene scene(48000);
  for (int i = 0; i < 8; ++i) {
    const float t_ms = 500 + 2500 * static_cast<float>(i);
    scene.knock(t_ms).knock(t_ms + 300, -18).key(t_ms + 700).key(t_ms + 900).cough(t_ms + 1300);
  }
  const Heard heard = hear(scene.last(21000).noise(-58));
  EXPECT_EQ(heard.count(SoundEventKind::clap), 0);
  EXPECT_EQ(heard.count(SoundEventKind::snap), 0);
  EXPECT_EQ(heard.count(SoundEventKind::syllable), 0);
  EXPECT_EQ(heard.count(SoundEventKind::whistle), 0);
}

TEST(Listener, CountsNoClapWhereABurstEndsASwellOfBreath) {
  SoundScene scene(48000);
  for (int i = 0; i < 8; ++i) scene.cleared_throat(500 + 700 * static_cast<float>(i));
  EXPECT_EQ(hear(scene.last(6500).noise(-65)).count(SoundEventKind::clap), 0);
}

TEST(Listener, CountsSyllablesOfTwentySeconds) {
  for (const float period_ms : {240.0F, 400.0F, 800.0F}) {
    SoundScene scene(16000);
    const int count = static_cast<int>(19000 / period_ms);
    scene.last(500).syllables(500, count, period_ms).last(20500).noise(-55);
    const Heard heard = hear(scene);
    EXPECT_NEAR(heard.count(SoundEventKind::syllable), count, 1) << period_ms;
    EXPECT_EQ(heard.count(SoundEventKind::clap), 0) << period_ms;
  }
}

TEST(Listener, HearsWhistlesHissesAndHums) {
  SoundScene scene(48000);
  Utterance hum = man_says(Vowel::u, 900, 140);
  hum.formants_hz = {250, 1000, 2200, 3300, 4200, 5400};
  hum.bandwidths_hz = {60, 400, 400, 500, 600, 700};
  hum.tilt_db = -16;
  scene.whistle(500, 600, 1200).whistle(1600, 600, 2400).hiss(3000, 800).hiss(4300, 800);
  scene.voice(6000, hum).voice(7500, hum).last(9000).noise(-62);
  const Heard heard = hear(scene);
  EXPECT_EQ(heard.count(SoundEventKind::whistle), 2);
  EXPECT_EQ(heard.count(SoundEventKind::hiss), 2);
  EXPECT_EQ(heard.count(SoundEventKind::hum), 2);
  EXPECT_EQ(heard.count(SoundEventKind::clap), 0);
}

TEST(Listener, SaysHowLongAndHowSteadilyASoundIsHeld) {
  SoundScene steady;
  steady.last(400).voice(400, man_says(Vowel::a, 5000)).last(6000).noise(-58);
  SoundScene shaking;
  Utterance shaky = man_says(Vowel::a, 5000);
  shaky.vibrato = 0.09F;
  shaking.last(400).voice(400, shaky).last(6000).noise(-58);
  const auto held_of = [](const Heard& heard) {
    for (const SoundEvent& event : heard.events) {
      if (event.kind == SoundEventKind::vowel) return event;
    }
    return SoundEvent{};
  };
  const SoundEvent held = held_of(hear(steady));
  EXPECT_NEAR(held.duration_ms, 5000, 120);
  EXPECT_NEAR(held.t_ms, 400, 60);
  EXPECT_GT(held.steadiness, held_of(hear(shaking)).steadiness + 0.1F);
}

TEST(Listener, NamesTheVowelsOfAnAverageMan) {
  for (const Vowel vowel : {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u}) {
    SoundScene scene(48000);
    scene.last(400).voice(400, man_says(vowel)).last(1400).noise(-60);
    const Heard heard = hear(scene);
    ASSERT_EQ(heard.count(SoundEventKind::vowel), 1);
    for (const SoundEvent& event : heard.events) {
      if (event.kind == SoundEventKind::vowel) EXPECT_EQ(event.vowel, vowel);
    }
  }
}

TEST(Listener, HearsAVowelThatBeginsRoughlyWhereTheRecordingBegins) {
  for (const float pitch_hz : {100.0F, 125.0F}) {
    SoundScene scene(16000);
    Utterance rough = man_says(Vowel::a, 250, pitch_hz);
    rough.jitter = 0.05F;
    rough.breath_db = -8;
    scene.voice(0, rough).voice(170, man_says(Vowel::a, 450, pitch_hz)).last(1200).noise(-70);
    const Heard heard = hear(scene);
    ASSERT_EQ(heard.count(SoundEventKind::vowel), 1) << pitch_hz;
    const bool is_a = std::ranges::any_of(heard.events, [](const SoundEvent& event) {
      return event.vowel == Vowel::a && event.duration_ms > 300;
    });
    EXPECT_TRUE(is_a) << pitch_hz;
  }
}

TEST(Listener, PartsVowelsOfOneBreath) {
  constexpr std::array kVowels = {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u};
  SoundScene scene(48000);
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    // Each begins while the last one fades: there is no pause.
    scene.voice(400 + 500 * static_cast<float>(i), man_says(kVowels[i], 560));
  }
  const Heard heard = hear(scene.last(3400).noise(-60));
  std::vector<Vowel> said;
  for (const SoundEvent& event : heard.events) {
    if (event.kind != SoundEventKind::vowel) continue;
    EXPECT_NEAR(event.t_ms, 400 + 500 * static_cast<double>(said.size()), 130);
    EXPECT_NEAR(event.duration_ms, 500, 200);
    said.push_back(event.vowel);
  }
  EXPECT_EQ(said, std::vector<Vowel>(kVowels.begin(), kVowels.end()));
}

TEST(Listener, DoesNotPartAVowelThatIsHeld) {
  for (const Vowel vowel : {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u}) {
    SoundScene scene;
    Utterance held = man_says(vowel, 5000);
    held.vibrato = 0.04F;
    held.glide = 1.3F;
    scene.last(400).voice(400, held).last(6000).noise(-50);
    const Heard heard = hear(scene);
    EXPECT_EQ(heard.count(SoundEventKind::vowel), 1);
  }
}

/// Every bit of every report; the same natively and as WebAssembly. Changed on purpose? The test
/// prints the new one.
TEST(Listener, HearsTheSameBitsEverywhere) {
  SoundScene scene(44100);
  scene.clap(300).snap(900).knock(1400).whistle(1900, 400, 1500).hiss(2600, 400);
  scene.syllables(3300, 5, 300).voice(5200, man_says(Vowel::e)).cough(6300).last(7000).noise(-55);
  EXPECT_EQ(hear(scene).hash, 14521724049195827251ULL);
}

TEST(Listener, IsSilentAboutSilenceAndNoise) {
  for (const float level_db : {-70.0F, -45.0F, -25.0F}) {
    SoundScene scene(48000);
    const Heard heard = hear(scene.last(6000).noise(level_db));
    EXPECT_TRUE(heard.events.empty()) << level_db;
  }
}

TEST(Listener, RefusesRatesThatNoMicrophoneHas) {
  const auto listener = std::make_unique<Listener>();
  for (const float rate_hz : {0.0F, -1.0F, 7999.0F, 96001.0F, std::nanf("")}) {
    EXPECT_FALSE(listener->start(rate_hz)) << rate_hz;
  }
  EXPECT_TRUE(listener->start(8000));
  EXPECT_TRUE(listener->start(96000));
}

TEST(Listener, SurvivesSamplesThatAreNoNumbers) {
  const auto listener = std::make_unique<Listener>();
  std::array<float, kBlockSize> block{};
  for (int i = 0; i < 2000; ++i) {
    block.fill(0);
    block[static_cast<std::size_t>(i) % kBlockSize] = std::numeric_limits<float>::quiet_NaN();
    block[7] = std::numeric_limits<float>::infinity();
    block[static_cast<std::size_t>(3 * i) % kBlockSize] = i % 2 == 0 ? 3e38F : -3e38F;
    const SoundReport& report = listener->step(block);
    ASSERT_TRUE(std::isfinite(report.loudness_db) && std::isfinite(report.pitch_hz));
    ASSERT_TRUE(std::isfinite(report.floor_db) && std::isfinite(report.confidence));
  }
}

/// What a sound is taken for that ends two rows of closed e, a, i, u (French men, Calliope 1989) by
/// somebody whose resonances lie so much higher; and what the second row was taken for.
struct AfterRows {
  std::vector<Vowel> second_row;
  Vowel last;
};

AfterRows heard_after_rows(float higher) {
  constexpr std::array kVowels = {Vowel::e, Vowel::a, Vowel::i, Vowel::u};
  constexpr float kFormants_hz[][3] = {
      {365, 1961, 2644}, {684, 1256, 2503}, {308, 2064, 2976}, {315, 764, 2027}};
  constexpr std::array kLast_hz = {410.0F, 800.0F, 2400.0F};
  constexpr std::size_t kSaid = 2 * kVowels.size();
  SoundScene scene;
  for (std::size_t i = 0; i <= kSaid; ++i) {
    Utterance u = man_says(kVowels[i % kVowels.size()]);
    for (std::size_t f = 0; f < 3; ++f) {
      u.formants_hz[f] = higher * kFormants_hz[i % kVowels.size()][f];
    }
    if (i == kSaid) std::ranges::copy(kLast_hz, u.formants_hz.begin());
    scene.last(400).voice(400 + 1000 * static_cast<float>(i), u);
  }
  std::vector<Vowel> heard;
  for (const SoundEvent& event : hear(scene.last(9800).noise(-60)).events) {
    if (event.kind == SoundEventKind::vowel) heard.push_back(event.vowel);
  }
  if (heard.size() != kSaid + 1) return {};
  return {{heard.begin() + kVowels.size(), heard.begin() + kSaid}, heard.back()};
}

TEST(Listener, TellsAVowelByWhatWasHeardBefore) {
  const AfterRows man = heard_after_rows(1);
  EXPECT_EQ(man.second_row, (std::vector{Vowel::e, Vowel::a, Vowel::i, Vowel::u}));
  EXPECT_EQ(man.last, Vowel::o);
  EXPECT_EQ(heard_after_rows(1.3F).last, Vowel::u) << "the same sound, by a shorter tract";
}

TEST(Listener, TakesAPureToneForAVoiceWhileOneIsLearned) {
  const auto listener = std::make_unique<Listener>();
  ASSERT_TRUE(listener->start(16000));
  SoundScene scene;
  scene.last(400).whistle(400, 700, 700).last(1500).noise(-60);
  constexpr std::array kVowels = {Vowel::o};
  listener->calibrate(kVowels.data(), kVowels.size());
  EXPECT_EQ(hear(*listener, scene.sound(), 16000).count(SoundEventKind::whistle), 0);
  EXPECT_EQ(listener->expected(), 0U);
  EXPECT_EQ(hear(*listener, scene.sound(), 16000).count(SoundEventKind::whistle), 1);
}

/// Somebody who was asked for these says something between A and O, `part` of the way to O.
Vowel heard_between(float part, std::initializer_list<Vowel> asked) {
  const Utterance a = man_says(Vowel::a, 900);
  const Utterance o = man_says(Vowel::o, 900);
  Utterance between = a;
  for (std::size_t f = 0; f < a.formants_hz.size(); ++f) {
    between.formants_hz[f] += part * (o.formants_hz[f] - a.formants_hz[f]);
  }
  SoundScene scene;
  scene.last(400).voice(400, between).last(1700).noise(-60);
  const auto listener = std::make_unique<Listener>();
  EXPECT_TRUE(listener->start(16000));
  listener->ask_for(asked.begin(), asked.size());
  for (const SoundEvent& event : hear(*listener, scene.sound(), 16000).events) {
    if (event.kind == SoundEventKind::vowel) return event.vowel;
  }
  return Vowel::none;
}

TEST(Listener, HearsWhatWasAskedForWhereItMightBe) {
  constexpr int kWay = 20;
  int a_of_a = 0;
  int a_of_o = 0;
  for (int i = 0; i <= kWay; ++i) {
    const float part = static_cast<float>(i) / kWay;
    if (heard_between(part, {Vowel::a}) == Vowel::a) ++a_of_a;
    if (heard_between(part, {Vowel::o}) == Vowel::a) ++a_of_o;
  }
  EXPECT_GT(a_of_a, a_of_o);
}

TEST(Listener, HearsAnotherVowelThanWasAskedForWhereItIsClear) {
  EXPECT_EQ(heard_between(0, {Vowel::o}), Vowel::a);
  EXPECT_EQ(heard_between(1, {Vowel::a}), Vowel::o);
  EXPECT_EQ(heard_between(0, {Vowel::i, Vowel::e, Vowel::u}), Vowel::a);
}

TEST(Listener, LearnsAVoiceAndForgetsIt) {
  const auto listener = std::make_unique<Listener>();
  ASSERT_TRUE(listener->start(16000));
  constexpr std::array kVowels = {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u};
  SoundScene scene;
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    // Somebody whose vowels are each what another's next one is: only learning can tell.
    scene.voice(400 + 1000 * static_cast<float>(i), man_says(kVowels[(i + 1) % kVowels.size()]));
  }
  scene.last(5800).noise(-60);
  listener->calibrate(kVowels.data(), kVowels.size());
  EXPECT_EQ(listener->expected(), 5U);
  hear(*listener, scene.sound(), 16000);
  EXPECT_EQ(listener->expected(), 0U);

  ASSERT_TRUE(listener->start(16000));
  const Heard learned = hear(*listener, scene.sound(), 16000);
  std::size_t next = 0;
  for (const SoundEvent& event : learned.events) {
    if (event.kind == SoundEventKind::vowel) EXPECT_EQ(event.vowel, kVowels[next++]);
  }
  EXPECT_EQ(next, 5U);

  listener->forget_voice();
  ASSERT_TRUE(listener->start(16000));
  const Heard forgotten = hear(*listener, scene.sound(), 16000);
  for (const SoundEvent& event : forgotten.events) {
    if (event.kind == SoundEventKind::vowel) {
      EXPECT_EQ(event.vowel, Vowel::e);
      break;
    }
  }
}

class LearnedVoiceTest : public ::testing::Test {
 protected:
  static constexpr std::array kVowels = {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u};

  LearnedVoiceTest() {
    for (std::size_t i = 0; i < kVowels.size(); ++i) {
      // Somebody whose vowels are each what another's next one is: only learning can tell.
      scene_.voice(400 + 1000 * static_cast<float>(i), man_says(kVowels[(i + 1) % kVowels.size()]));
    }
    scene_.last(5800).noise(-60);
    EXPECT_TRUE(learner_->start(16000));
    learner_->calibrate(kVowels.data(), kVowels.size());
    hear(*learner_, scene_.sound(), 16000);
    voice_ = learner_->learned_voice();
  }

  SoundScene scene_;
  std::unique_ptr<Listener> learner_ = std::make_unique<Listener>();
  LearnedVoice voice_;
};

TEST_F(LearnedVoiceTest, IsPutBackBitByBit) {
  const auto listener = std::make_unique<Listener>();
  ASSERT_TRUE(listener->start(16000));
  ASSERT_TRUE(listener->know_voice(voice_));
  EXPECT_EQ(listener->learned_voice(), voice_);
  ASSERT_TRUE(learner_->start(16000));
  EXPECT_EQ(hear(*listener, scene_.sound(), 16000).hash,
            hear(*learner_, scene_.sound(), 16000).hash);
}

TEST_F(LearnedVoiceTest, IsOfOneSetOfVowels) {
  const auto listener = std::make_unique<Listener>();
  ASSERT_TRUE(listener->start(16000, VowelSet::swedish));
  EXPECT_FALSE(listener->know_voice(voice_));
  EXPECT_EQ(voice_[1], 5);
}

TEST_F(LearnedVoiceTest, WhatNoVoiceHasIsRefusedAndChangesNothing) {
  const auto listener = std::make_unique<Listener>();
  ASSERT_TRUE(listener->start(16000));
  EXPECT_FALSE(listener->know_voice({}));
  EXPECT_FALSE(listener->know_voice(listener->learned_voice())) << "nothing was named";
  ASSERT_TRUE(listener->know_voice(voice_));
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinite = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < kLearnedVoiceSize; ++i) {
    for (const float value : {kNan, kInfinite, -kInfinite, 3e38F, -1e6F, 1 + voice_[0]}) {
      LearnedVoice changed = voice_;
      changed[i] = value;
      EXPECT_FALSE(listener->know_voice(changed)) << i << ": " << value;
    }
  }
  EXPECT_EQ(listener->learned_voice(), voice_);
}

/// Learning gives the same bits natively and as WebAssembly. Changed on purpose? The test prints
/// the new one; another vowel model is a reason.
TEST_F(LearnedVoiceTest, IsTheSameEverywhere) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const float value : voice_) {
    hash = (hash ^ __builtin_bit_cast(std::uint32_t, value)) * 0x100000001B3ULL;
  }
  EXPECT_EQ(hash, 13549274893377575145ULL);
  for (std::size_t i = 2; i < kLearnedVoiceSize; ++i) EXPECT_LT(std::abs(voice_[i]), 100);
}

}  // namespace
}  // namespace liopep::engine::testing
