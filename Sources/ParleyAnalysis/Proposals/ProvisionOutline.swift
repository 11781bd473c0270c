internal import Parley

/// How the provisions of a text stand under one another, by their positions in the text.
struct ProvisionOutline {
  let provisions: [Provision]

  /// The provision under which each stands: the recorded one, else the one whose number is the beginning of its own.
  let heads: [Int?]

  /// The parts directly under each provision.
  private(set) var parts: [[Int]]

  /// The numbers in a form in which `10.c`, `10c` and `10.C` are the same.
  let numbers: [[String]]

  init(_ provisions: [Provision]) {
    self.provisions = provisions
    let numbers = provisions.map { Self.parts(of: $0.number) }
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
    for place in heads.indices where Self.isCircular(place, heads) { heads[place] = nil }
    self.heads = heads
    self.numbers = numbers
    parts = Array(repeating: [], count: provisions.count)
    for (place, head) in heads.enumerated() {
      if let head { parts[head].append(place) }
    }
  }

  /// The provisions above a provision, the nearest first.
  func above(_ place: Int) -> [Int] {
    var above: [Int] = []
    var current = heads[place]
    while let head = current {
      above.append(head)
      current = heads[head]
    }
    return above
  }

  /// Whether a provision stands under another, directly or not.
  func isPart(_ place: Int, of other: Int) -> Bool { above(place).contains(other) }

  /// All provisions under a provision, those directly under it first.
  func allParts(of place: Int) -> [Int] {
    var found = parts[place]
    var next = 0
    while next < found.count {
      found += parts[found[next]]
      next += 1
    }
    return found
  }

  private static func isCircular(_ place: Int, _ heads: [Int?]) -> Bool {
    var current = heads[place]
    var steps = 0
    while let head = current, steps <= heads.count {
      if head == place { return true }
      current = heads[head]
      steps += 1
    }
    return steps > heads.count
  }

  private static func parts(of number: ProvisionNumber) -> [String] {
    var parts: [String] = []
    var wasDigit: Bool?
    for character in number.text.lowercased() {
      if character == "." {
        wasDigit = nil
      } else if wasDigit == character.isNumeric {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
        wasDigit = character.isNumeric
      }
    }
    return parts
  }
}
