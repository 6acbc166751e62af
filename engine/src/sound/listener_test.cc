#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

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

TEST(Listener, CountsClapsOfSomebodyFarAway) {
  SoundScene scene(48000);
  for (int i = 0; i < 18; ++i) {
    scene.clap(600 + 1000 * static_cast<float>(i), scene.dice().between(-48, -40));
  }
  EXPECT_NEAR(hear(scene.last(20000).noise(-82)).count(SoundEventKind::clap), 18, 1);
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

TEST(Listener, NamesAShortVowelWhosePitchFalls) {
  for (const Vowel vowel : {Vowel::a, Vowel::e, Vowel::i}) {
    SoundScene scene;
    Utterance brief = man_says(vowel, 260, 190);
    brief.glide = 0.35F;
    brief.onset_ms = 110;
    brief.onset = {0.6F, 1.1F, 1};
    const Heard heard = hear(scene.last(400).voice(400, brief).last(1200).noise(-40));
    ASSERT_EQ(heard.count(SoundEventKind::vowel), 1);
    for (const SoundEvent& event : heard.events) {
      if (event.kind == SoundEventKind::vowel) EXPECT_EQ(event.vowel, vowel) << event.steadiness;
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
  EXPECT_EQ(hear(scene).hash, 816280601874577762ULL);
}

TEST(Listener, HearsVowelsThroughTheHumOfTheMains) {
  // As periodic as a voice, and 34 dB below it, in a recording made loud.
  constexpr std::array kVowels = {Vowel::a, Vowel::e, Vowel::i, Vowel::u};
  Utterance hum = man_says(Vowel::u, 7400, 100);
  hum.jitter = 0;
  hum.level_db = -48;
  SoundScene scene;
  scene.last(100).voice(100, hum);
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    Utterance said = man_says(kVowels[i], 800);
    said.level_db = -14;
    scene.voice(1300 + 1600 * static_cast<float>(i), said);
  }
  std::vector<Vowel> loud;
  for (const SoundEvent& event : hear(scene.last(7800).noise(-74)).events) {
    if (event.kind == SoundEventKind::vowel && event.loudness_db > -30) {
      loud.push_back(event.vowel);
      EXPECT_NEAR(event.duration_ms, 800, 120);
    }
  }
  EXPECT_EQ(loud, std::vector(kVowels.begin(), kVowels.end()));
}

TEST(Listener, HearsAVoiceThatIsFarAwayAsOneThatIsNear) {
  // The same scene, 50 dB softer: a phone that is an arm away and records softly.
  for (const Vowel vowel : {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u}) {
    SoundScene scene(48000);
    Utterance far = man_says(vowel);
    far.level_db -= 50;
    const Heard heard = hear(scene.last(400).voice(400, far).last(1400).noise(-105));
    ASSERT_EQ(heard.count(SoundEventKind::vowel), 1);
    for (const SoundEvent& event : heard.events) {
      if (event.kind == SoundEventKind::vowel) EXPECT_EQ(event.vowel, vowel);
    }
  }
}

TEST(Listener, NamesVowelsThatAreTooLoudForTheMicrophone) {
  for (const Vowel vowel : {Vowel::a, Vowel::e, Vowel::i, Vowel::o, Vowel::u}) {
    SoundScene scene(48000);
    std::vector<float> sound = scene.last(400).voice(400, man_says(vowel)).last(1400).sound();
    for (float& sample : sound) sample = std::clamp(sample, -0.1F, 0.1F);
    const auto listener = std::make_unique<Listener>();
    const Heard heard = hear(*listener, sound, 48000);
    ASSERT_EQ(heard.count(SoundEventKind::vowel), 1);
    for (const SoundEvent& event : heard.events) {
      if (event.kind == SoundEventKind::vowel) EXPECT_EQ(event.vowel, vowel);
    }
  }
}

TEST(Listener, HearsNoVoiceInTheHumOfAQuietRoom) {
  for (const float mains_hz : {50.0F, 60.0F, 100.0F}) {
    for (const float level_db : {-80.0F, -70.0F}) {
      Utterance hum = man_says(Vowel::u, 5000, mains_hz);
      hum.jitter = 0;
      hum.level_db = level_db;
      const Heard heard = hear(SoundScene().voice(0, hum).last(5000).noise(level_db));
      EXPECT_TRUE(heard.events.empty()) << mains_hz << " Hz at " << level_db;
    }
  }
}

TEST(Listener, HearsNoVoiceInWhatIsLeftBesideAVoice) {
  // 40 dB below, and nothing at all between: a recorder that cuts off pauses.
  Utterance hum = man_says(Vowel::u, 700, 100);
  hum.level_db = -61;
  SoundScene scene;
  scene.voice(400, man_says(Vowel::a)).voice(1800, hum).voice(3200, man_says(Vowel::e));
  EXPECT_EQ(hear(scene.last(4500)).count(SoundEventKind::vowel), 2);
}

TEST(Listener, IsSilentAboutSilenceAndNoise) {
  for (const float level_db : {-90.0F, -80.0F, -70.0F, -45.0F, -25.0F}) {
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

}  // namespace
}  // namespace liopep::engine::testing
