import Parley
import ParleyAnalysis

/// The comparison of two texts, provision by provision.
enum DiffBenchmarks {
  static func run(_ options: Options) -> [Measurement] {
    let sizes = [50, 100, 200, 400]
    let seconds = sizes.map { size -> Double in
      let pair = TextPair(provisions: size, isNumberedAlike: false)
      pair.check()
      return time(repetitions: options.repetitions) { ProposalDiff(from: pair.earlier, to: pair.later) }.median
    }
    let hard = TextPair(provisions: 200, isNumberedAlike: false)
    let (median, fastest, slowest) = time(repetitions: options.repetitions) {
      ProposalDiff(from: hard.earlier, to: hard.later)
    }
    let easy = TextPair(provisions: 200, isNumberedAlike: true)
    easy.check()
    let alike = time(repetitions: options.repetitions) { ProposalDiff(from: easy.earlier, to: easy.later) }.median
    let words = time(repetitions: options.repetitions) {
      ProposalDiff(from: hard.earlier, to: hard.later).changes.map(\.textDiff.editCount)
    }
    .median
    let growth = zip(sizes, seconds).map { "\($0): \(Measurement.text($1 * 1e3)) ms" }.joined(separator: ", ")
    return [
      Measurement(
        name: "analysis/diff", value: median * 1e3, unit: "ms", spread: fastest * 1e3...slowest * 1e3,
        bar: "<= 20 ms", holds: median <= 0.02,
        note: "two texts of 200 provisions without lineage, numbered differently; numbered alike "
          + "\(Measurement.text(alike * 1e3)) ms; with the words of all changes \(Measurement.text(words * 1e3)) ms; "
          + "by size: \(growth), \(Measurement.text(seconds[3] / seconds[0]))x for 8x")
    ]
  }
}

/// A text and a later version of it, without lineage: one in ten provisions is dropped, one in ten is new, a third is
/// reworded, a fifth has another figure.
private struct TextPair {
  let earlier: Proposal
  let later: Proposal
  /// The number in the earlier text from which each provision of the later comes.
  private let origins: [Provision.ID: Provision.ID]

  init(provisions count: Int, isNumberedAlike: Bool) {
    var generator = SplitMix64(seed: UInt64(count))
    let common = (0..<60).map { _ in Self.word(&generator) }
    let rare = (0..<(count * 6)).map { _ in Self.word(&generator) }
    func text(_ generator: inout SplitMix64) -> [String] {
      (0..<18).map { place in
        place.isMultiple(of: 3)
          ? rare[Int.random(in: 0..<rare.count, using: &generator)]
          : common[Int.random(in: 0..<common.count, using: &generator)]
      }
    }
    func provision(_ name: String, _ number: Int, _ words: [String], _ generator: inout SplitMix64) -> Provision {
      let topics = Topic.known
      return Provision(
        EntityID(stringLiteral: "\(name)/\(number)"), ProvisionNumber(stringLiteral: "\(number)"),
        words.joined(separator: " ") + ".",
        topics: (0..<2).map { _ in TopicCoding(topics[Int.random(in: 0..<topics.count, using: &generator)], depth: 2) },
        obligors: [EntityID(stringLiteral: "actor-\(Int.random(in: 0..<8, using: &generator))")],
        beneficiaries: [EntityID(stringLiteral: "actor-\(Int.random(in: 0..<8, using: &generator))")],
        effects: [Provision.Effect.known[Int.random(in: 0..<10, using: &generator)]])
    }
    var (old, new): ([Provision], [Provision]) = ([], [])
    var origins: [Provision.ID: Provision.ID] = [:]
    for number in 1...count {
      var words = text(&generator)
      var first = provision("old", number, words, &generator)
      if number.isMultiple(of: 5) { first.quantities = [.atMost(DecimalNumber(number), .personnel)] }
      old.append(first)
      if number % 10 == 3 { continue }
      if number % 10 == 7 { new.append(provision("new", 10_000 + number, text(&generator), &generator)) }
      if number.isMultiple(of: 3) {
        for place in [4, 5, 10] { words[place] = common[Int.random(in: 0..<common.count, using: &generator)] }
      }
      var second = first
      let other = isNumberedAlike ? number : number + 1 + number / 10
      second.id = EntityID(stringLiteral: "new/\(number)")
      second.number = ProvisionNumber(stringLiteral: "\(other)")
      second.text = words.joined(separator: " ") + "."
      if number.isMultiple(of: 5) { second.quantities = [.atMost(DecimalNumber(number + 1), .personnel)] }
      origins[second.id] = first.id
      new.append(second)
    }
    earlier = Proposal("old", "Old", .draft, provisions: old)
    later = Proposal("new", "New", .draft, provisions: new)
    self.origins = origins
  }

  /// Stops the run if provisions are not found again.
  func check() {
    let diff = ProposalDiff(from: earlier, to: later)
    let wrong = origins.count { diff[$0.key]?.earlier.map(\.id) != [$0.value] }
    precondition(wrong * 100 <= origins.count, "\(wrong) of \(origins.count) provisions are not found again")
  }

  private static func word(_ generator: inout SplitMix64) -> String {
    let letters = Array("abcdefghiklmnoprstuvw")
    let length = 2 + Int.random(in: 0..<8, using: &generator)
    return String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
  }
}
