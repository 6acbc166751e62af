#include "training/accents.h"

#include "arithmetic/logarithm.h"

namespace liopep::engine::testing {

const std::vector<Accent>& accents() {
  static const std::vector<Accent> kAccents = {
      // American, Michigan (Hillenbrand et al. 1995, geometric means of 45 men).
      {{"A", {754, 1304, 2531}, 1, 1},
       {"E", {587, 1799, 2600}, 2, 7},
       {"i", {342, 2319, 2999}, 3, 3},
       {"O", {655, 1021, 2515}, 4, -1},
       {"u", {378, 986, 2352}, 5, -1},
       {"3'", {474, 1377, 1705}, 0, 0}},
      // The same with the vowels of "hayed" and "hoed".
      {{"A", {754, 1304, 2531}, 1, 1},
       {"E", {474, 2085, 2684}, 2, -1},
       {"i", {342, 2319, 2999}, 3, 3},
       {"O", {496, 905, 2455}, 4, 6},
       {"u", {378, 986, 2352}, 5, -1}},
      // Canadian, Edmonton (Thomson 2007).
      {{"A", {685, 1110, 2445}, 1, 1},
       {"E", {596, 1717, 2467}, 2, 7},
       {"i", {296, 2262, 2900}, 3, 3},
       {"O", {520, 1015, 2354}, 4, -1},
       {"u", {366, 1223, 2279}, 5, -1}},
      // Hebrew (Aronson et al. 1996).
      {{"A", {710, 1232, 2720}, 1, 1},
       {"E", {470, 2185, 2470}, 2, -1},
       {"i", {300, 2670, 3320}, 3, 3},
       {"O", {442, 866, 2268}, 4, 6},
       {"u", {320, 784, 2576}, 5, -1}},
      // Greek (Fourakis et al. 1999).
      {{"A", {738, 1350, 0}, 1, 1},
       {"E", {491, 1788, 0}, 2, 7},
       {"i", {340, 2046, 0}, 3, 3},
       {"O", {508, 1020, 0}, 4, -1},
       {"u", {349, 996, 0}, 5, -1}},
      // Spanish (Bradlow 1995).
      {{"A", {638, 1353, 0}, 1, 1},
       {"E", {458, 1814, 0}, 2, -1},
       {"i", {286, 2147, 0}, 3, 3},
       {"O", {460, 1019, 0}, 4, -1},
       {"u", {322, 992, 0}, 5, -1}},
      // Dutch (Pols et al. 1973), by open and by closed e and o.
      {{"A", {795, 1301, 2565}, 1, 1},
       {"E", {407, 2017, 2553}, 2, 2},
       {"i", {294, 2208, 2766}, 3, 3},
       {"O", {487, 911, 2481}, 4, 6},
       {"u", {339, 810, 2323}, 5, -1}},
      {{"A", {795, 1301, 2565}, 1, 1},
       {"E", {583, 1725, 2471}, 2, 7},
       {"i", {294, 2208, 2766}, 3, 3},
       {"O", {523, 866, 2692}, 4, 6},
       {"u", {339, 810, 2323}, 5, -1}},
      // Korean (Yang 1996); an open o as its "eo" is.
      {{"A", {738, 1372, 2573}, 1, 1},
       {"E", {591, 1849, 2597}, 2, 7},
       {"i", {341, 2219, 3047}, 3, 3},
       {"O", {448, 945, 2674}, 4, 6},
       {"u", {369, 981, 2565}, 5, -1}},
      {{"A", {738, 1372, 2573}, 1, 1},
       {"E", {490, 1968, 2644}, 2, -1},
       {"i", {341, 2219, 3047}, 3, 3},
       {"O", {608, 1121, 2683}, 4, -1},
       {"u", {369, 981, 2565}, 5, -1}},
      // French (Calliope 1989), by open and by closed e and o.
      {{"A", {684, 1256, 2503}, 1, 1},
       {"E", {530, 1718, 2558}, 2, 7},
       {"i", {308, 2064, 2976}, 3, 3},
       {"O", {531, 998, 2399}, 4, -1},
       {"u", {315, 764, 2027}, 5, -1}},
      {{"A", {684, 1256, 2503}, 1, 1},
       {"E", {365, 1961, 2644}, 2, 2},
       {"i", {308, 2064, 2976}, 3, 3},
       {"O", {383, 793, 2283}, 4, 6},
       {"u", {315, 764, 2027}, 5, -1}},
      // Portuguese of Brazil (Escudero et al. 2009), by open and by closed e and o.
      {{"A", {683, 1329, 0}, 1, 1},
       {"E", {518, 1831, 0}, 2, 7},
       {"i", {285, 2198, 0}, 3, 3},
       {"O", {516, 927, 0}, 4, -1},
       {"u", {310, 761, 0}, 5, -1}},
      {{"A", {683, 1329, 0}, 1, 1},
       {"E", {357, 2028, 0}, 2, 2},
       {"i", {285, 2198, 0}, 3, 3},
       {"O", {372, 804, 0}, 4, 6},
       {"u", {310, 761, 0}, 5, -1}},
      // Japanese (Jo et al. 1998).
      {{"A", {753, 1385, 0}, 1, 1},
       {"E", {500, 1947, 0}, 2, -1},
       {"i", {315, 2172, 0}, 3, 3},
       {"O", {520, 997, 0}, 4, -1},
       {"u", {367, 1332, 0}, 5, -1}},
      // Swedish (Fant 1973).
      {{"A", {600, 925, 2540}, -1, 1},
       {"A", {625, 1720, 2500}, 1, -1},
       {"E", {345, 2250, 2850}, 2, 2},
       {"E", {505, 1935, 2540}, 2, 7},
       {"i", {255, 2190, 3150}, 3, 3},
       {"O", {390, 690, 2415}, 4, 6},
       {"u", {290, 595, 2330}, 5, 4},
       {"u", {285, 1640, 2250}, -1, 5},
       {"i", {260, 2060, 2675}, -1, 9},
       {"E", {380, 1730, 2290}, 0, 8}},
  };
  return kAccents;
}

Formants mean_of_men(const std::vector<Speaker>& speakers, const char* vowel) {
  Formants sum{};
  float count = 0;
  for (const Speaker& speaker : speakers) {
    if (speaker.type != 'm') continue;
    for (const Token& token : speaker.tokens.at(vowel)) {
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += natural_log(token.formants_hz[i]);
      count += 1;
    }
  }
  for (float& formant_hz : sum) formant_hz = exponential(formant_hz / count);
  return sum;
}

Quality quality_of(const AccentVowel& vowel, const Formants& near_hz) {
  Quality quality{vowel.near, vowel.near, 0, 0, {1, 1, 1}, vowel.five, vowel.swedish, 1};
  for (std::size_t i = 0; i < near_hz.size(); ++i) {
    if (vowel.formants_hz[i] > 0) quality.scale[i] = vowel.formants_hz[i] / near_hz[i];
  }
  return quality;
}

}  // namespace liopep::engine::testing
