/// Goes through a dossier and collects what is wrong in it.
struct Validator {
  let dossier: Dossier
  private(set) var diagnostics: [Diagnostic] = []

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  mutating func run() {
    check(dossier.actors, .actor)
    check(dossier.concessions, .concession)
    check(dossier.discrepancies, .discrepancy)
    check(dossier.events, .event)
    check(dossier.findings, .finding)
    check(dossier.guarantees, .guarantee)
    check(dossier.matters, .matter)
    check(dossier.places, .place)
    check(dossier.pledges, .pledge)
    check(dossier.proposals, .proposal)
    check(dossier.provisions, .provision)
    check(dossier.sanctions, .sanction)
    check(dossier.sources, .source)
    check(dossier.statements, .statement)
    checkActors()
    checkProposals()
    checkStatements()
    checkClaims()
    checkCircles()
    checkRanges()
  }

  /// Takes note of something wrong.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ kind: RecordKind, _ id: String, _ member: String = "",
    _ message: String, _ suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity: severity, code: code, record: RecordKey(kind, id), member: member, message: message,
        suggestion: suggestion))
  }

  // MARK: Every record

  /// Checks what holds for records of every type: identifiers, references, periods.
  private mutating func check<Element: Record & MemberCoded>(_ records: Records<Element>, _ kind: RecordKind) {
    var previous: String?
    for record in records {
      let id = record.id.rawValue
      if id == previous {
        report(
          .error, .duplicateID, kind, id, "id", "there is another \(kind.rawValue) \"\(id)\"",
          "give one of them another identifier")
      }
      previous = id
      var visitor = ReferenceVisitor()
      visitor.object(record)
      for reference in visitor.references where !exists(reference) {
        // A provision is shown with its proposal too.
        if kind == .proposal, reference.path.hasPrefix("provisions[") { continue }
        let missing = RecordKind(of: reference.type)?.rawValue ?? "record"
        report(
          .error, .danglingReference, kind, id, reference.path, "no \(missing) \"\(reference.id)\"",
          suggestion(for: reference).map { "did you mean \"\($0)\"?" })
      }
    }
  }

  private func exists(_ reference: ReferenceVisitor.Reference) -> Bool {
    let id = reference.id
    return switch RecordKind(of: reference.type) {
    case .actor: dossier.actors.contains(EntityID(unchecked: id))
    case .concession: dossier.concessions.contains(EntityID(unchecked: id))
    case .discrepancy: dossier.discrepancies.contains(EntityID(unchecked: id))
    case .event: dossier.events.contains(EntityID(unchecked: id))
    case .finding: dossier.findings.contains(EntityID(unchecked: id))
    case .guarantee: dossier.guarantees.contains(EntityID(unchecked: id))
    case .matter: dossier.matters.contains(EntityID(unchecked: id))
    case .place: dossier.places.contains(EntityID(unchecked: id))
    case .pledge: dossier.pledges.contains(EntityID(unchecked: id))
    case .proposal: dossier.proposals.contains(EntityID(unchecked: id))
    case .provision: dossier.provisions.contains(EntityID(unchecked: id))
    case .sanction: dossier.sanctions.contains(EntityID(unchecked: id))
    case .source: dossier.sources.contains(EntityID(unchecked: id))
    case .statement: dossier.statements.contains(EntityID(unchecked: id))
    case nil: false
    }
  }

  /// The existing identifier that is most like a missing one, if any is close.
  private func suggestion(for reference: ReferenceVisitor.Reference) -> String? {
    let known: [String] =
      switch RecordKind(of: reference.type) {
      case .actor: dossier.actors.map(\.id.rawValue)
      case .matter: dossier.matters.map(\.id.rawValue)
      case .place: dossier.places.map(\.id.rawValue)
      case .proposal: dossier.proposals.map(\.id.rawValue)
      case .provision: dossier.provisions.map(\.id.rawValue)
      case .source: dossier.sources.map(\.id.rawValue)
      default: []
      }
    // A document with many mistakes in a large dossier must not take forever.
    guard known.count <= 10_000 else { return nil }
    let candidates = known.map { (EditDistance.between(reference.id, $0, atMost: 2), $0) }
    return candidates.filter { $0.0 <= 2 }.min { $0 < $1 }?.1
  }
}

/// How many letters must be added, dropped or changed to turn one word into another (Levenshtein 1966).
enum EditDistance {
  /// The distance between two words; some number above the limit where it is greater.
  static func between(_ left: String, _ right: String, atMost limit: Int) -> Int {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    if abs(a.count - b.count) > limit { return limit + 1 }
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
