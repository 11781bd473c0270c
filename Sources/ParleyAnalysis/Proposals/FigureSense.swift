internal import Parley

/// What a figure of a provision measures, and so what it means that it rises.
///
/// How a figure is coded says most: at most, at least. Where it is coded as an exact one, the topic and the words do, in
/// English: "reduced to 80" is a limit and "reduced by 80" is not.
enum FigureSense {
  /// As much as there may be, or as long as it may take: a higher one asks for less.
  case limit
  /// As much as is asked for: a higher one asks for more.
  case measure
  /// Either.
  case unclear

  init(_ quantities: [Quantity], of provisions: [Provision]) {
    let isAtMost = quantities.contains { if case .atMost = $0.magnitude { true } else { false } }
    let isAtLeast = quantities.contains { if case .atLeast = $0.magnitude { true } else { false } }
    if isAtMost || isAtLeast {
      self = isAtMost && isAtLeast ? .unclear : isAtMost ? .limit : .measure
      return
    }
    if provisions.contains(where: { $0.topics.contains { $0.topic == .forceCap || $0.topic == .weaponsLimit } }) {
      self = .limit
      return
    }
    let isSpan = quantities.contains { Self.spans.contains($0.unit.rawValue) }
    let senses = Set(provisions.map { Self.sense(of: $0, isSpan: isSpan) })
    self = senses.count == 1 ? senses.first ?? .unclear : .unclear
  }

  private static let spans: Set<String> = ["seconds", "minutes", "hours", "days", "weeks", "months", "years"]

  private static func sense(of provision: Provision, isSpan: Bool) -> FigureSense {
    var words = Words()
    var text: [String] = []
    words.read(provision.text)
    while let word = words.next() { text.append(String(decoding: words.bytes[word.folded], as: UTF8.self)) }
    func has(_ phrase: String...) -> Bool {
      text.indices.contains { text[$0...].prefix(phrase.count).elementsEqual(phrase) }
    }
    let isWithin = has("within") || has("later", "than") || has("at", "the", "latest")
    if isSpan { return isWithin ? (provision.modality == .prohibited ? .unclear : .limit) : .measure }
    let isLimit =
      has("more", "than") || has("at", "most") || has("not", "exceed") || has("exceeding") || has("fewer", "than")
      || has("less", "than") || has("maximum") || has("ceiling") || has("limit") || has("limits") || has("limited")
      || has("cap") || has("capped") || isLowered(text)
    let isMeasure =
      has("at", "least") || has("minimum") || has("no", "less") || has("not", "less") || has("no", "fewer")
    switch (isLimit, isMeasure, provision.modality) {
    case (true, true, _): return .unclear
    case (true, false, _): return .limit
    case (false, true, _): return .measure
    // "No exercise of 9,000 soldiers", "may keep 600 tanks".
    case (false, false, .prohibited), (false, false, .may): return has("up", "to") ? .limit : .unclear
    case (false, false, _): return .measure
    }
  }

  /// Whether something is lowered to a figure, not by one.
  private static func isLowered(_ text: [String]) -> Bool {
    let verbs = ["reduc", "cut", "lower", "decreas", "shrink", "shrunk", "fall", "drop", "scale"]
    guard let verb = text.firstIndex(where: { word in verbs.contains { word.hasPrefix($0) } }) else { return false }
    return text[verb...].firstIndex(of: "to") != nil && !text[verb...].contains("by")
  }
}

extension Quantity {
  /// Whether another quantity of the same unit is greater; `nil` where that cannot be told.
  func isRising(to other: Quantity) -> Bool? {
    guard unit == other.unit, let old = upperBound ?? lowerBound, let new = other.upperBound ?? other.lowerBound,
      old != new
    else { return nil }
    return old < new
  }
}
