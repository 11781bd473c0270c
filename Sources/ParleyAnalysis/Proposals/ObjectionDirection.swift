internal import Parley

/// Which way an objection wants a provision changed, where its words say so.
///
/// The words are looked for in what the deciding statement is summed up as, in its quotation and in the conditions of the
/// stance, in English: "too little", "not enough", "too many", "goes too far".
enum ObjectionDirection {
  /// A higher or a lower figure.
  case higher, lower
  /// A provision that asks for more or for less.
  case more, less

  private static let phrases: [(words: [String], direction: ObjectionDirection)] = [
    (["too", "little"], .higher), (["too", "low"], .higher), (["too", "few"], .higher), (["too", "small"], .higher),
    (["too", "short"], .higher), (["too", "soon"], .higher), (["too", "early"], .higher),
    (["too", "much"], .lower), (["too", "high"], .lower), (["too", "many"], .lower), (["too", "large"], .lower),
    (["too", "long"], .lower), (["too", "late"], .lower),
    (["not", "enough"], .more), (["far", "enough"], .more), (["insufficient"], .more), (["inadequate"], .more),
    (["falls", "short"], .more), (["too", "weak"], .more), (["too", "vague"], .more),
    (["too", "far"], .less), (["excessive"], .less), (["too", "harsh"], .less), (["too", "strict"], .less),
  ]

  /// The direction of a position against a provision; `nil` where its words name none, or several.
  init?(_ position: Position, in dossier: Dossier) {
    guard let id = position.statement, let statement = dossier.statements[id], let stance = position.stance?.stance
    else { return nil }
    let texts = [statement.summary, statement.quotation?.text ?? ""] + stance.conditions.map(\.text)
    var words = Words()
    var found: [ObjectionDirection] = []
    for text in texts {
      var folded: [String] = []
      words.read(text)
      while let word = words.next() { folded.append(String(decoding: words.bytes[word.folded], as: UTF8.self)) }
      for place in folded.indices {
        for phrase in Self.phrases where folded[place...].starts(with: phrase.words) {
          // "Not too much" says nothing; "not far enough" says the same as "not enough".
          let isDenied =
            place > 0 && ["not", "no", "nothing"].contains(folded[place - 1]) && phrase.words != ["far", "enough"]
          if !isDenied, !found.contains(phrase.direction) { found.append(phrase.direction) }
        }
      }
    }
    // A statement about several provisions may mean any of them.
    guard found.count == 1, let first = found.first, statement.stances.count == 1 else { return nil }
    self = first
  }

  /// 1 where a change goes that way, -1 where it goes the other way, 0 where that cannot be told.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - weight: 1 where the change asks for more, -1 where it asks for less, 0 where that cannot be told.
  /// - Returns: The sign.
  func sign(of change: ProposalDiff.Change, _ weight: Int) -> Int {
    switch self {
    case .more: return weight
    case .less: return -weight
    case .higher, .lower:
      let wanted = self == .higher ? 1 : -1
      if change.kind == .removed {
        // Without a limit there is as much as one likes; without anything else there is nothing.
        let quantities = change.earlier.flatMap(\.quantities)
        switch FigureSense(quantities, of: change.earlier) {
        case .limit: return wanted
        case .measure: return -wanted
        case .unclear: return 0
        }
      }
      guard let old = change.earlier.first, let new = change.later.first, old.quantities.count == 1,
        new.quantities.count == 1, let isRising = old.quantities[0].isRising(to: new.quantities[0])
      else { return 0 }
      return isRising ? wanted : -wanted
    }
  }
}
