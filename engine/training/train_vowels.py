#!/usr/bin/python3
"""Learns the vowel model from rows of liopep_vowel_rows and writes engine/src/sound/vowel_weights.h.

  train_vowels.py ROWS.csv vowel_weights.h      (python3-numpy of Debian)

Two small networks (for five and for nine vowels), each 23 inputs, two layers of rectified units, and
one output for "none of them", for each vowel, and for a hum. Every fifth speaker is held out and only reported.
"""
import sys
import numpy as np

BANDS = 22
HIDDEN = (40, 24)
SPAN_DB = 38.0


def inputs_of(bands, pitch_hz):
    """The same as vowel_model.cc: envelope about its mean, floor below the peak, and the pitch."""
    top = bands.max(axis=1, keepdims=True)
    bands = np.maximum(bands, top - SPAN_DB)
    bands = (bands - bands.mean(axis=1, keepdims=True)) / 10
    pitch = np.log2(np.clip(pitch_hz, 60, 600) / 170)
    return np.hstack([bands, pitch[:, None]])


def augmented(bands, pitch_hz, rng):
    """As another microphone and another voice would colour it."""
    n = len(bands)
    places = np.linspace(-1, 1, BANDS)[None, :]
    bands = bands + rng.normal(0, 2.0, (n, 1)) * places + rng.normal(0, 1.5, (n, 1)) * places**2
    bands = bands + rng.normal(0, 1.0, bands.shape)
    return inputs_of(bands, pitch_hz)


def forward(weights, x):
    activations = [x]
    for i, (w, b) in enumerate(weights):
        x = x @ w + b
        if i + 1 < len(weights):
            x = np.maximum(x, 0)
        activations.append(x)
    return activations


def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def train(bands, pitch, labels, classes, rng, epochs=40, batch=256):
    sizes = (BANDS + 1, *HIDDEN, classes)
    weights = [(rng.normal(0, np.sqrt(2 / a), (a, b)), np.zeros(b)) for a, b in zip(sizes, sizes[1:])]
    moments = [[np.zeros_like(p) for p in layer] for layer in weights]
    squares = [[np.zeros_like(p) for p in layer] for layer in weights]
    step = 0
    for epoch in range(epochs):
        order = rng.permutation(len(labels))
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * epoch / epochs)) + 1e-5
        for at in range(0, len(order), batch):
            pick = order[at:at + batch]
            acts = forward(weights, augmented(bands[pick], pitch[pick], rng))
            target = np.full((len(pick), classes), 0.05 / classes)
            target[np.arange(len(pick)), labels[pick]] += 0.95
            delta = (softmax(acts[-1]) - target) / len(pick)
            step += 1
            for i in reversed(range(len(weights))):
                w, b = weights[i]
                grads = (acts[i].T @ delta + 1e-4 * w, delta.sum(axis=0))
                delta = (delta @ w.T) * (acts[i] > 0)
                new = []
                for j, (p, g) in enumerate(zip((w, b), grads)):
                    moments[i][j] = 0.9 * moments[i][j] + 0.1 * g
                    squares[i][j] = 0.999 * squares[i][j] + 0.001 * g * g
                    m = moments[i][j] / (1 - 0.9**step)
                    v = squares[i][j] / (1 - 0.999**step)
                    new.append(p - rate * m / (np.sqrt(v) + 1e-8))
                weights[i] = tuple(new)
    return weights


def load(path):
    rows = np.loadtxt(path, delimiter=',')
    return rows[:, 0].astype(int), rows[:, 1].astype(int), rows[:, 2].astype(int), rows[:, 3], rows[:, 4:]


def metric_of(weights, bands, pitch, labels, speakers, size=8):
    """Directions in which vowels of one person lie apart (linear discriminants of what the second
    layer says), in units of what one vowel of one person scatters."""
    hidden = forward(weights, inputs_of(bands, pitch))[-2]
    within = np.zeros((hidden.shape[1],) * 2)
    between = np.zeros_like(within)
    total = 0
    for speaker in np.unique(speakers):
        mine = speakers == speaker
        centre = hidden[mine & (labels > 0)].mean(axis=0)
        for label in range(1, labels.max() + 1):
            some = hidden[mine & (labels == label)]
            if len(some) < 3:
                continue
            mean = some.mean(axis=0)
            within += (some - mean).T @ (some - mean)
            between += len(some) * np.outer(mean - centre, mean - centre)
            total += len(some)
    within = within / total + 1e-3 * np.eye(len(within)) * np.trace(within) / total / len(within)
    lower = np.linalg.cholesky(within)
    inverse = np.linalg.inv(lower)
    values, vectors = np.linalg.eigh(inverse @ (between / total) @ inverse.T)
    return inverse.T @ vectors[:, ::-1][:, :size]


def report(name, weights, bands, pitch, labels):
    p = softmax(forward(weights, inputs_of(bands, pitch))[-1])
    vowel = labels > 0
    guess = p.argmax(axis=1)
    print(f'{name}: {100 * (guess[vowel] == labels[vowel]).mean():.1f} % of {vowel.sum()} vowels, '
          f'speakers held out; none of them: {100 * (p[~vowel].argmax(axis=1) == 0).mean():.1f} % '
          f'of {(~vowel).sum()} refused')


def table(name, values):
    """A table as whole numbers of 8 bits and what one of them is worth; returns what C++ will see."""
    worth = np.abs(values).max() / 127
    whole = np.round(values / worth).astype(int).ravel()
    text = f'inline constexpr float {name}Worth = {worth:.6g}F;\n'
    text += f'inline constexpr signed char {name}[] = {{\n'
    for at in range(0, len(whole), 20):
        text += '    ' + ', '.join(str(v) for v in whole[at:at + 20]) + ',\n'
    return text + '};\n'


def main():
    rng = np.random.default_rng(7)
    speakers, five, nine, pitch, bands = load(sys.argv[1])
    held = speakers % 5 == 0
    out = ('// Made by engine/training/train_vowels.py of synthesized voices; not to be edited.\n'
           '// Source: formants of 76 speakers by Peterson and Barney (1952), pb52 of phonTools (MIT).\n'
           '#pragma once\n\nnamespace liopep::engine::weights {\n\n// clang-format off\n')
    for name, labels, classes in (('Five', five, 7), ('Nine', nine, 11)):
        use = (labels >= 0) & ~held
        weights = train(bands[use], pitch[use], labels[use], classes, rng)
        test = (labels >= 0) & held
        report(name, weights, bands[test], pitch[test], labels[test])
        metric = metric_of(weights, bands[use], pitch[use], labels[use], speakers[use])
        for i, (w, b) in enumerate(weights):
            out += table(f'k{name}Weights{i + 1}', w.T) + table(f'k{name}Bias{i + 1}', b)
        hidden = forward(weights, inputs_of(bands[use], pitch[use]))[-2] @ metric
        means = np.array([hidden[labels[use] == v].mean(axis=0) for v in range(1, classes - 1)])
        out += table(f'k{name}Metric', metric.T) + table(f'k{name}Means', means)
        np.savez(f'/tmp/model_{name}.npz', *[p for layer in weights for p in layer], metric=metric)
    out += '// clang-format on\n\n}  // namespace liopep::engine::weights\n'
    open(sys.argv[2], 'w').write(out)


if __name__ == '__main__':
    main()
