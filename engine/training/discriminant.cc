#include "training/discriminant.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace liopep::engine::testing {
namespace {

using Numbers = std::vector<double>;
using Matrix = std::vector<Numbers>;

Matrix square_matrix(std::size_t size) {
  return Matrix(size, Numbers(size));
}

struct Mean {
  Numbers sum;
  double count = 0;

  void take(const std::vector<float>& place) {
    sum.resize(place.size());
    for (std::size_t i = 0; i < place.size(); ++i) sum[i] += static_cast<double>(place[i]);
    count += 1;
  }
  double at(std::size_t i) const { return sum[i] / count; }
};

void add_product(Matrix& matrix, const Numbers& x, double weight) {
  for (std::size_t r = 0; r < x.size(); ++r) {
    for (std::size_t c = 0; c < x.size(); ++c) matrix[r][c] += weight * x[r] * x[c];
  }
}

struct Scatter {
  Matrix within;
  Matrix between;
};

Scatter scatter_of(const std::vector<Point>& points) {
  std::map<int, Mean> sessions;
  std::map<std::pair<int, int>, Mean> vowels;
  for (const Point& point : points) {
    sessions[point.session].take(point.place);
    vowels[{point.session, point.vowel}].take(point.place);
  }
  const std::size_t size = points.front().place.size();
  Scatter scatter{square_matrix(size), square_matrix(size)};
  const double part = 1 / static_cast<double>(points.size());
  Numbers away(size);
  for (const Point& point : points) {
    const Mean& mean = vowels[{point.session, point.vowel}];
    for (std::size_t i = 0; i < size; ++i) {
      away[i] = static_cast<double>(point.place[i]) - mean.at(i);
    }
    add_product(scatter.within, away, part);
  }
  for (const auto& [key, mean] : vowels) {
    for (std::size_t i = 0; i < size; ++i) away[i] = mean.at(i) - sessions[key.first].at(i);
    add_product(scatter.between, away, part * mean.count);
  }
  double trace = 0;
  for (std::size_t i = 0; i < size; ++i) trace += scatter.within[i][i];
  for (std::size_t i = 0; i < size; ++i) {
    scatter.within[i][i] += 1e-3 * trace / static_cast<double>(size);
  }
  return scatter;
}

/// The inverse of the lower triangle whose square is the matrix (Cholesky).
Matrix inverse_root(const Matrix& matrix) {
  const std::size_t size = matrix.size();
  Matrix lower = square_matrix(size);
  Matrix inverse = square_matrix(size);
  for (std::size_t r = 0; r < size; ++r) {
    for (std::size_t c = 0; c <= r; ++c) {
      double sum = matrix[r][c];
      for (std::size_t k = 0; k < c; ++k) sum -= lower[r][k] * lower[c][k];
      lower[r][c] = r == c ? std::sqrt(sum) : sum / lower[c][c];
    }
  }
  for (std::size_t c = 0; c < size; ++c) {
    for (std::size_t r = c; r < size; ++r) {
      double sum = r == c ? 1 : 0;
      for (std::size_t k = c; k < r; ++k) sum -= lower[r][k] * inverse[k][c];
      inverse[r][c] = sum / lower[r][r];
    }
  }
  return inverse;
}

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result = square_matrix(a.size());
  for (std::size_t r = 0; r < a.size(); ++r) {
    for (std::size_t k = 0; k < a.size(); ++k) {
      for (std::size_t c = 0; c < a.size(); ++c) result[r][c] += a[r][k] * b[k][c];
    }
  }
  return result;
}

Matrix transposed(const Matrix& matrix) {
  Matrix result = matrix;
  for (std::size_t r = 0; r < matrix.size(); ++r) {
    for (std::size_t c = 0; c < matrix.size(); ++c) result[c][r] = matrix[r][c];
  }
  return result;
}

void turn(Matrix& matrix, Matrix& vectors, std::size_t p, std::size_t q) {
  if (std::abs(matrix[p][q]) < 1e-12) return;
  const double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
  const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double c = 1 / std::sqrt(t * t + 1);
  const double s = t * c;
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const double kp = matrix[k][p];
    const double kq = matrix[k][q];
    matrix[k][p] = c * kp - s * kq;
    matrix[k][q] = s * kp + c * kq;
  }
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const double pk = matrix[p][k];
    const double qk = matrix[q][k];
    matrix[p][k] = c * pk - s * qk;
    matrix[q][k] = s * pk + c * qk;
    const double vp = vectors[k][p];
    const double vq = vectors[k][q];
    vectors[k][p] = c * vp - s * vq;
    vectors[k][q] = s * vp + c * vq;
  }
}

/// Turns a symmetric matrix until only its diagonal is left (Jacobi); the columns of what is
/// returned are its own directions.
Matrix diagonalise(Matrix& matrix) {
  Matrix vectors = square_matrix(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i) vectors[i][i] = 1;
  for (int sweep = 0; sweep < 30; ++sweep) {
    for (std::size_t p = 0; p < matrix.size(); ++p) {
      for (std::size_t q = p + 1; q < matrix.size(); ++q) turn(matrix, vectors, p, q);
    }
  }
  return vectors;
}

}  // namespace

std::vector<std::vector<float>> discriminants(const std::vector<Point>& points, std::size_t axes) {
  const Scatter scatter = scatter_of(points);
  const Matrix inverse = inverse_root(scatter.within);
  Matrix spread = product(product(inverse, scatter.between), transposed(inverse));
  const Matrix vectors = product(transposed(inverse), diagonalise(spread));
  std::vector<std::size_t> order(vectors.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order,
                    [&](std::size_t a, std::size_t b) { return spread[a][a] > spread[b][b]; });
  std::vector<std::vector<float>> directions;
  for (std::size_t axis = 0; axis < axes; ++axis) {
    std::vector<float>& direction = directions.emplace_back();
    for (const Numbers& row : vectors) direction.push_back(static_cast<float>(row[order[axis]]));
  }
  return directions;
}

Spread spread_of(const std::vector<Point>& points) {
  std::map<std::pair<int, int>, Mean> vowels;
  for (const Point& point : points) vowels[{point.session, point.vowel}].take(point.place);
  Spread spread;
  for (std::size_t axis = 0; axis < points.front().place.size(); ++axis) {
    double sound = 0;
    double freedom = 0;
    for (const Point& point : points) {
      const Mean& mean = vowels[{point.session, point.vowel}];
      if (mean.count < 2) continue;
      const double away = static_cast<double>(point.place[axis]) - mean.at(axis);
      sound += away * away;
      freedom += (mean.count - 1) / mean.count;
    }
    sound /= freedom;
    // Two vowels of one session share what the session has; their difference has it not.
    double shared = 0;
    double apart = 0;
    double pairs = 0;
    for (auto a = vowels.begin(); a != vowels.end(); ++a) {
      for (auto b = std::next(a); b != vowels.end() && b->first.first == a->first.first; ++b) {
        const double x = a->second.at(axis);
        const double y = b->second.at(axis);
        shared += x * y;
        apart +=
            0.5 * (x - y) * (x - y) - 0.5 * sound * (1 / a->second.count + 1 / b->second.count);
        pairs += 1;
      }
    }
    spread.session.push_back(static_cast<float>(std::max(shared / pairs, 0.1)));
    spread.vowel.push_back(static_cast<float>(std::max(apart / pairs, 0.1)));
    spread.sound.push_back(static_cast<float>(sound));
  }
  return spread;
}

}  // namespace liopep::engine::testing
