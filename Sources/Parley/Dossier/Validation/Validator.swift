/// Goes through a dossier and collects what is wrong in it.
struct Validator {
  let dossier: Dossier
  private(set) var diagnostics: [Diagnostic] = []
  private var similarIDs = SimilarIDs()
  var names: Names

  /// - Parameters:
  ///   - dossier: The dossier.
  ///   - own: The names of members and terms that are the caller's own.
  init(_ dossier: Dossier, allowing own: Set<String>) {
    self.dossier = dossier
    names = Names(own: own)
  }

  mutating func run() {
    checkDocument()
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
    checkLists()
    checkCircles()
  }

  /// Takes note of something wrong.
  mutating func report(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ kind: RecordKind, _ id: String, _ member: String = "",
    _ message: String, _ suggestion: String? = nil, occurrence: Int = 0
  ) {
    report(
      Diagnostic(
        severity: severity, code: code, record: RecordKey(kind, id), member: member, message: message,
        occurrence: occurrence, suggestion: suggestion))
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  // MARK: Every record

  /// Checks what holds for records of every type: identifiers, references, values.
  private mutating func check<Element: Record & MemberCoded>(_ records: Records<Element>, _ kind: RecordKind) {
    var previous: String?
    var occurrence = 0
    for var record in records {
      let id = record.id.rawValue
      occurrence = id == previous ? occurrence + 1 : 0
      previous = id
      var visitor = ReferenceVisitor()
      visitor.object(&record)
      check(visitor, kind, id, occurrence)
    }
  }

  /// The part of the check that is the same for all types, apart so that it is compiled once.
  private mutating func check(_ visitor: ReferenceVisitor, _ kind: RecordKind, _ id: String, _ occurrence: Int) {
    if occurrence > 0 {
      report(
        .error, .duplicateID, kind, id, "id", "there is another \(kind.rawValue) \"\(id)\"",
        "give one of them another identifier", occurrence: occurrence)
    }
    // A provision is shown by itself too.
    func isOwn(_ path: String) -> Bool { kind != .proposal || !path.hasPrefix("provisions[") }
    for (path, fault) in visitor.faults where isOwn(path) {
      let (severity, code): (Diagnostic.Severity, Diagnostic.Code) =
        switch fault.kind {
        case .reversed: (.error, .periodReversed)
        case .outOfRange: (.error, .valueOutOfRange)
        case .empty: (.warning, .periodEmpty)
        }
      report(severity, code, kind, id, path, fault.reason, fault.suggestion, occurrence: occurrence)
    }
    checkNames(visitor, RecordKey(kind, id), occurrence, isOwn: isOwn)
    for reference in visitor.references where isOwn(reference.path) && !exists(reference) {
      let missing = RecordKind(of: reference.type)
      let similar = missing.flatMap { similarIDs.best(for: reference.id, among: $0, of: dossier) }
      report(
        .error, .danglingReference, kind, id, reference.path,
        "no \(missing?.rawValue ?? "record") \"\(reference.id)\"", similar.map { "did you mean \"\($0)\"?" },
        occurrence: occurrence)
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
}

/// Finds the existing identifiers that are most like missing ones.
private struct SimilarIDs {
  private struct Missing: Hashable {
    var id: String
    var kind: RecordKind
  }

  /// How many identifiers may still be compared: a document with many mistakes must not take forever.
  private var budget = 200_000
  private var found: [Missing: String?] = [:]

  /// The identifier that is most like a missing one; `nil` where none is close.
  mutating func best(for id: String, among kind: RecordKind, of dossier: Dossier) -> String? {
    if let known = found[Missing(id: id, kind: kind)] { return known }
    let best =
      switch kind {
      case .actor: best(for: id, dossier.actors)
      case .concession: best(for: id, dossier.concessions)
      case .discrepancy: best(for: id, dossier.discrepancies)
      case .event: best(for: id, dossier.events)
      case .finding: best(for: id, dossier.findings)
      case .guarantee: best(for: id, dossier.guarantees)
      case .matter: best(for: id, dossier.matters)
      case .place: best(for: id, dossier.places)
      case .pledge: best(for: id, dossier.pledges)
      case .proposal: best(for: id, dossier.proposals)
      case .provision: best(for: id, dossier.provisions)
      case .sanction: best(for: id, dossier.sanctions)
      case .source: best(for: id, dossier.sources)
      case .statement: best(for: id, dossier.statements)
      }
    found[Missing(id: id, kind: kind)] = .some(best)
    return best
  }

  private mutating func best<Element: Record>(for id: String, _ records: Records<Element>) -> String? {
    guard records.count <= budget else { return nil }
    budget -= records.count
    let limit = EditDistance.limit(for: id)
    var best: (distance: Int, id: String)?
    for record in records {
      let distance = EditDistance.between(id, record.id.rawValue, atMost: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, record.id.rawValue) }
    }
    return best?.id
  }
}
