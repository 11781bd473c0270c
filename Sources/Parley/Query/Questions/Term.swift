/// Something under which records are listed: an identifier, a word of a vocabulary, a subject.
package struct Term: Hashable, Sendable {
  /// Keeps subjects of different kinds apart; 0 for anything else.
  package let kind: UInt8
  package let text: String

  package init(_ text: String) { self.init(text, 0) }

  init(_ text: String, _ kind: UInt8) {
    self.kind = kind
    self.text = text
  }

  package init(_ subject: Subject) {
    let (kind, text): (UInt8, String) =
      switch subject {
      case .actor(let id): (1, id.rawValue)
      case .statement(let id): (2, id.rawValue)
      case .proposal(let id): (3, id.rawValue)
      case .provision(let id): (4, id.rawValue)
      case .concession(let id): (5, id.rawValue)
      case .sanction(let id): (6, id.rawValue)
      case .guarantee(let id): (7, id.rawValue)
      case .pledge(let id): (8, id.rawValue)
      case .event(let id): (9, id.rawValue)
      case .matter(let id): (10, id.rawValue)
      case .place(let id): (11, id.rawValue)
      }
    self.init(text, kind)
  }
}

extension Term: CustomStringConvertible {
  /// The term as a user would write it, a subject with its kind.
  package var description: String { Self.kinds[Int(kind)] + text }

  /// What stands before the text of each kind.
  static let kinds = [
    "", "actor:", "statement:", "proposal:", "provision:", "concession:", "sanction:", "guarantee:", "pledge:",
    "event:", "matter:", "place:",
  ]
}
