/// Which elements of two sequences are in no common subsequence of greatest length.
///
/// The algorithm is that of Myers ("An O(ND) Difference Algorithm and Its Variations", 1986) in linear space: it finds
/// the middle of a shortest way from one sequence to the other, then the ways before and after it.
struct WordDifference {
  /// Whether an element of the earlier sequence is removed.
  private(set) var removed: [Bool]
  /// Whether an element of the later sequence is added.
  private(set) var added: [Bool]

  /// So many steps are searched from either end before the farthest place found is taken for the middle. Texts that
  /// have almost nothing in common would otherwise take a time quadratic in their length.
  static let patience = 1_000

  private let earlier: [Int]
  private let later: [Int]
  private var forward: [Int]
  private var backward: [Int]

  /// A stretch of both sequences that is still to be compared.
  private struct Stretch {
    var earlier: Range<Int>
    var later: Range<Int>
  }

  init(_ earlier: [Int], _ later: [Int]) {
    self.earlier = earlier
    self.later = later
    removed = Array(repeating: false, count: earlier.count)
    added = Array(repeating: false, count: later.count)
    forward = Array(repeating: 0, count: earlier.count + later.count + 3)
    backward = forward
    var waiting = [Stretch(earlier: earlier.indices, later: later.indices)]
    while let stretch = waiting.popLast() { compare(stretch, &waiting) }
  }

  private mutating func compare(_ stretch: Stretch, _ waiting: inout [Stretch]) {
    var (low, high) = (stretch.earlier.lowerBound, stretch.earlier.upperBound)
    var (lowLater, highLater) = (stretch.later.lowerBound, stretch.later.upperBound)
    while low < high, lowLater < highLater, earlier[low] == later[lowLater] {
      low += 1
      lowLater += 1
    }
    while low < high, lowLater < highLater, earlier[high - 1] == later[highLater - 1] {
      high -= 1
      highLater -= 1
    }
    if low == high {
      for place in lowLater..<highLater { added[place] = true }
    } else if lowLater == highLater {
      for place in low..<high { removed[place] = true }
    } else {
      let (middle, middleLater) = middle(low..<high, lowLater..<highLater)
      waiting.append(Stretch(earlier: middle..<high, later: middleLater..<highLater))
      waiting.append(Stretch(earlier: low..<middle, later: lowLater..<middleLater))
    }
  }

  /// A place on a shortest way through two stretches that begin and end differently.
  ///
  /// Diagonal *d* holds the places whose position in the earlier sequence is by *d* greater than that in the later.
  private mutating func middle(_ x: Range<Int>, _ y: Range<Int>) -> (Int, Int) {
    let offset = later.count + 1
    let (least, most) = (x.lowerBound - y.upperBound, x.upperBound - y.lowerBound)
    let (first, last) = (x.lowerBound - y.lowerBound, x.upperBound - y.upperBound)
    let isOdd = (first - last) & 1 != 0
    var (forwardLow, forwardHigh) = (first, first)
    var (backwardLow, backwardHigh) = (last, last)
    forward[offset + first] = x.lowerBound
    backward[offset + last] = x.upperBound
    for cost in 1... {
      if forwardLow > least {
        forwardLow -= 1
        forward[offset + forwardLow - 1] = -1
      } else {
        forwardLow += 1
      }
      if forwardHigh < most {
        forwardHigh += 1
        forward[offset + forwardHigh + 1] = -1
      } else {
        forwardHigh -= 1
      }
      for diagonal in stride(from: forwardHigh, through: forwardLow, by: -2) {
        let (below, above) = (forward[offset + diagonal - 1], forward[offset + diagonal + 1])
        var place = below < above ? above : below + 1
        while place < x.upperBound, place - diagonal < y.upperBound, earlier[place] == later[place - diagonal] {
          place += 1
        }
        forward[offset + diagonal] = place
        if isOdd, backwardLow <= diagonal, diagonal <= backwardHigh, backward[offset + diagonal] <= place {
          return (place, place - diagonal)
        }
      }
      if backwardLow > least {
        backwardLow -= 1
        backward[offset + backwardLow - 1] = .max
      } else {
        backwardLow += 1
      }
      if backwardHigh < most {
        backwardHigh += 1
        backward[offset + backwardHigh + 1] = .max
      } else {
        backwardHigh -= 1
      }
      for diagonal in stride(from: backwardHigh, through: backwardLow, by: -2) {
        let (below, above) = (backward[offset + diagonal - 1], backward[offset + diagonal + 1])
        var place = below < above ? below : above - 1
        while place > x.lowerBound, place - diagonal > y.lowerBound, earlier[place - 1] == later[place - diagonal - 1] {
          place -= 1
        }
        backward[offset + diagonal] = place
        if !isOdd, forwardLow <= diagonal, diagonal <= forwardHigh, place <= forward[offset + diagonal] {
          return (place, place - diagonal)
        }
      }
      if cost >= Self.patience { return farthest(x, y, forwardLow, forwardHigh) }
    }
    return (x.upperBound, y.upperBound)
  }

  /// The place that the search from the beginning has come to with the most elements behind it.
  private func farthest(_ x: Range<Int>, _ y: Range<Int>, _ low: Int, _ high: Int) -> (Int, Int) {
    var best = (x.lowerBound, y.lowerBound)
    for diagonal in stride(from: high, through: low, by: -2) {
      var place = min(forward[later.count + 1 + diagonal], x.upperBound)
      if place - diagonal > y.upperBound { place = y.upperBound + diagonal }
      if place + place - diagonal > best.0 + best.1 { best = (place, place - diagonal) }
    }
    return best
  }
}
