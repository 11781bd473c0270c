internal import Parley

/// How the provisions of a text stand under one another, by their positions in the text.
struct ProvisionOutline {
  let provisions: [Provision]

  /// The provision under which each stands: the recorded one, else the one whose number is the beginning of its own.
  let heads: [Int?]

  /// The parts directly under each provision.
  let parts: [[Int]]

  /// The numbers in a form in which `10.c`, `10(c)` and `10C` are the same.
  let numbers: [[String]]

  /// The places of a provision and of all that stands under it in an order in which these follow one another.
  private let stretches: [Range<Int>]

  /// Up to so many levels below a provision are looked at as its parts. No text that people write is deeper, and without
  /// a limit a chain of provisions would have a number of parts that is quadratic in its length.
  static let levels = 8

  init(_ provisions: [Provision]) {
    self.provisions = provisions
    let numbers = provisions.map(\.number.comparableParts)
    var byNumber: [[String]: Int] = [:]
    var byID: [Provision.ID: Int] = [:]
    for (place, provision) in provisions.enumerated() {
      if byID[provision.id] == nil { byID[provision.id] = place }
      if byNumber[numbers[place]] == nil { byNumber[numbers[place]] = place }
    }
    var heads: [Int?] = provisions.enumerated().map { place, provision in
      let head =
        provision.parent.flatMap { byID[$0] }
        ?? (numbers[place].count > 1 ? byNumber[Array(numbers[place].dropLast())] : nil)
      return head == place ? nil : head
    }
    for place in Self.onCircles(heads) { heads[place] = nil }
    var parts = [[Int]](repeating: [], count: provisions.count)
    for (place, head) in heads.enumerated() {
      if let head { parts[head].append(place) }
    }
    self.heads = heads
    self.numbers = numbers
    self.parts = parts
    stretches = Self.stretches(heads, parts)
  }

  /// Whether something holds for one of the provisions above a provision; the nearest is asked first.
  func hasAbove(_ place: Int, where holds: (Int) -> Bool) -> Bool {
    var current = heads[place]
    while let head = current {
      if holds(head) { return true }
      current = heads[head]
    }
    return false
  }

  /// Whether a provision stands under another, directly or not.
  func isPart(_ place: Int, of other: Int) -> Bool {
    place != other && stretches[other].contains(stretches[place].lowerBound)
  }

  /// The provisions under a provision down to ``levels`` below it, those directly under it first.
  func allParts(of place: Int) -> [Int] {
    var found: [Int] = []
    var level = parts[place]
    for _ in 0..<Self.levels where !level.isEmpty {
      found += level
      level = level.flatMap { parts[$0] }
    }
    return found
  }

  /// The provisions that stand under themselves.
  private static func onCircles(_ heads: [Int?]) -> [Int] {
    var found: [Int] = []
    // From where a provision was reached first.
    var origins = [Int?](repeating: nil, count: heads.count)
    for start in heads.indices {
      var current: Int? = start
      while let place = current, origins[place] == nil {
        origins[place] = start
        current = heads[place]
      }
      // The way has come back to itself: from here on it goes round.
      guard let first = current, origins[first] == start else { continue }
      var place = first
      repeat {
        found.append(place)
        place = heads[place] ?? first
      } while place != first
    }
    return found
  }

  /// Numbers the provisions so that each is followed by what stands under it.
  private static func stretches(_ heads: [Int?], _ parts: [[Int]]) -> [Range<Int>] {
    var stretches = [Range<Int>](repeating: 0..<0, count: heads.count)
    var count = 0
    for root in heads.indices where heads[root] == nil {
      var way: [(place: Int, next: Int)] = [(root, 0)]
      stretches[root] = count..<count
      count += 1
      while let last = way.last {
        if last.next < parts[last.place].count {
          let part = parts[last.place][last.next]
          way[way.count - 1].next += 1
          way.append((part, 0))
          stretches[part] = count..<count
          count += 1
        } else {
          stretches[last.place] = stretches[last.place].lowerBound..<count
          way.removeLast()
        }
      }
    }
    return stretches
  }
}
