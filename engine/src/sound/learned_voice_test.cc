// A voice that is learned, kept and put back, and vowels that somebody was asked for.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

#include "liopep/sound.h"
#include "testing/sound_scene.h"

namespace liopep::engine::testing {
namespace {

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
  EXPECT_EQ(hash, 2941869004554619856ULL);
  for (std::size_t i = 2; i < kLearnedVoiceSize; ++i) EXPECT_LT(std::abs(voice_[i]), 100);
}

}  // namespace
}  // namespace liopep::engine::testing
