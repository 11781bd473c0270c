import ExampleSupport
import Parley

/// What the user asked for, as a query.
struct Selection {
  private(set) var query: Query<Statement>

  /// What was asked for, in words.
  private var words: [String] = []

  /// Makes a query of arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - dossier: The dossier that holds what they name.
  /// - Throws: ``ExampleFailure`` for names that are not on record and values that cannot be read.
  init(_ arguments: ExampleArguments, in dossier: Dossier) throws(ExampleFailure) {
    var filters: [Filter<Statement>] = []
    var speakers: [Actor.ID] = []
    for text in arguments.all("--speaker") { speakers.append(try Self.actor(text, "--speaker", dossier)) }
    if !speakers.isEmpty {
      filters.append(.any(speakers.map { .speaker($0) }))
      words.append("by \(dossier.names(of: speakers))")
    }
    if let text = arguments.all("--for").first {
      let actor = try Self.actor(text, "--for", dossier)
      filters.append(.speakingFor(actor))
      words.append("for \(dossier.name(of: actor))")
    }
    if let text = arguments.all("--member-of").first {
      let bloc = try Self.actor(text, "--member-of", dossier)
      filters.append(.speakingFor(.members(of: bloc)))
      words.append("by or for a member of \(dossier.name(of: bloc))")
    }
    // Attitude and subject have to meet in one stance: who backs one thing and opposes another is not against both.
    var stance: [Filter<Stance>] = []
    if let subject = try arguments.value("--about", Subject.init(_:)) {
      try Self.check(subject, dossier)
      stance.append(.concerning(subject, including: arguments.has("--exactly") ? .exactly : .parts))
      words.append("about \(dossier.fullName(of: subject))")
    } else if arguments.has("--exactly") {
      throw ExampleFailure("error: --exactly needs --about")
    }
    let attitudes = arguments.all("--attitude").map(Attitude.init(rawValue:))
    let known = Set(Attitude.known + dossier.statements.flatMap(\.stances).map(\.attitude))
    for attitude in attitudes where !known.contains(attitude) {
      throw Self.unknown("attitude", attitude.rawValue, "--attitude", among: known.map(\.rawValue).sorted())
    }
    if !attitudes.isEmpty {
      stance.append(.any(attitudes.map { .attitude($0) }))
      words.append("with the attitude \(attitudes.map(Wording.term).joined(separator: " or "))")
    }
    if !stance.isEmpty { filters.append(.stance(.all(stance))) }
    let (from, to) = try arguments.days()
    if let day = from {
      filters.append(.since(day))
      words.append("from \(Wording.day(day))")
    }
    if let day = to {
      filters.append(.before(day.advanced(by: 1)))
      words.append("up to \(Wording.day(day))")
    }
    if let date = try arguments.value("--during", PartialDate.init(_:)) {
      filters.append(.during(date))
      words.append("during \(Wording.date(date))")
    }
    let limit = try arguments.value("--limit") { text in
      guard let limit = Int(text), limit > 0 else {
        throw ParseError(.outOfRange, in: text, "a limit is a whole number from 1 on")
      }
      return limit
    }
    query = Query(
      where: .all(filters), orderedBy: arguments.has("--newest") ? .newestFirst : .oldestFirst, limit: limit)
  }

  /// What was asked for, in words.
  func description(in dossier: Dossier) -> String {
    Wording.sentences("Statements \(words.isEmpty ? "on record" : words.joined(separator: ", "))")
  }

  /// An actor who is on record.
  private static func actor(_ text: String, _ option: String, _ dossier: Dossier) throws(ExampleFailure) -> Actor.ID {
    if let id = try? Actor.ID(text), dossier[id] != nil { return id }
    // Somebody may have written a name.
    let named = dossier.actors.first { actor in
      ([actor.name.primary] + actor.name.aliases.map(\.text)).contains { $0.lowercased() == text.lowercased() }
    }
    if let named { throw ExampleFailure("error: \(option): no actor \"\(text)\"; did you mean \(named.id)?") }
    throw unknown("actor", text, option, among: dossier.actors.map(\.id.rawValue))
  }

  /// Refuses a subject that is not on record.
  private static func check(_ subject: Subject, _ dossier: Dossier) throws(ExampleFailure) {
    func find<Item: Record>(_ id: EntityID<Item>, _ kind: String, _ records: Records<Item>) throws(ExampleFailure) {
      if records.contains(id) { return }
      throw unknown(kind, id.rawValue, "--about", among: records.map(\.id.rawValue), prefix: kind + ":")
    }
    switch subject {
    case .actor(let id): try find(id, "actor", dossier.actors)
    case .statement(let id): try find(id, "statement", dossier.statements)
    case .proposal(let id): try find(id, "proposal", dossier.proposals)
    case .provision(let id): try find(id, "provision", dossier.provisions)
    case .concession(let id): try find(id, "concession", dossier.concessions)
    case .sanction(let id): try find(id, "sanction", dossier.sanctions)
    case .guarantee(let id): try find(id, "guarantee", dossier.guarantees)
    case .pledge(let id): try find(id, "pledge", dossier.pledges)
    case .event(let id): try find(id, "event", dossier.events)
    case .matter(let id): try find(id, "matter", dossier.matters)
    case .place(let id): try find(id, "place", dossier.places)
    }
  }

  private static func unknown(
    _ kind: String, _ text: String, _ option: String, among known: [String], prefix: String = ""
  ) -> ExampleFailure {
    let cure = Spelling.nearest(to: text, among: known).map { "; did you mean \(prefix)\($0)?" }
    let few = known.count > 12 ? "" : "; there are \(Wording.list(known))"
    return ExampleFailure("error: \(option): no \(kind) \"\(text)\"\(cure ?? few)")
  }
}
