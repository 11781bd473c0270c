import Parley

/// What the nodes of a table from a dossier are.
@nonexhaustive
public enum NetworkMode: String, Hashable, Sendable, CaseIterable {
  /// The speakers, as named.
  case actor
  /// The states and blocs for which somebody speaks: those named in ``Parley/Statement/onBehalfOf`` and, unless in a
  /// personal capacity, those of the speaker's offices on the day; a state or bloc that speaks stands for itself.
  case represented
  /// As ``represented``, states only.
  case state
  /// As ``represented``, blocs only.
  case bloc
  /// The source in which a statement is cited; the document of the field's other tools.
  case source
  /// The publishers of the sources in which a statement is cited; sources without a publisher have none.
  case publisher
  /// The authors of the sources in which a statement is cited, as named there.
  case author
  /// What a stance is about, as in `provision:us-28/6`.
  case subject
  /// The topics of the provision or matter that a stance is about.
  case topic
  /// The matter in dispute that a stance is about.
  case matter
}

/// Which property of a stance is the qualifier of a table from a dossier.
@nonexhaustive
public enum StanceQualifier: String, Hashable, Sendable, CaseIterable {
  /// None; every stance counts, also one that is no position.
  case none
  /// Whether the attitude is for (true) or against (false); boolean. Neutral attitudes are left out.
  case agreement
  /// Which way the attitude points, -1, 0 or 1; whole numbers.
  case polarity
  /// The attitude itself; nominal. Every stance counts, also one that is no position.
  case attitude
  /// How firm the stance is, from 1 (preference) to 4 (red line); whole numbers. Stances without are left out.
  case firmness

  /// What kind of qualifier it is.
  public var kind: QualifierKind {
    switch self {
    case .none: .none
    case .agreement: .boolean
    case .polarity, .firmness: .integer
    case .attitude: .nominal
    }
  }
}

extension NetworkMode {
  /// Whether the dossier has a node, even if no statement has it.
  func hasNode(_ label: String, in dossier: Dossier) -> Bool {
    switch self {
    case .actor, .represented, .state, .bloc: (try? Actor.ID(label)).map(dossier.actors.contains) ?? false
    case .source: (try? Source.ID(label)).map(dossier.sources.contains) ?? false
    case .publisher: dossier.sources.contains { $0.publisher.map { $0.hasSameBytes(as: label) } ?? false }
    case .author: dossier.sources.contains { $0.authors.contains { $0.hasSameBytes(as: label) } }
    case .matter: (try? Matter.ID(label)).map(dossier.matters.contains) ?? false
    case .topic: !label.isEmpty
    case .subject: (try? Subject(label)).map(dossier.contains) ?? false
    }
  }
}
