import Parley

/// What a filter means, record by record: a plain evaluator that knows nothing of lists, columns and plans.
struct NaiveFilter {
  let dossier: Dossier
  /// When each record became known to the ledger, by type and identifier; empty for a dossier outside of one.
  private let recorded: [String: Timestamp]
  private let subjects: NaiveSubjects
  private let words = KnownWords()

  init(_ dossier: Dossier, recorded: [String: Timestamp] = [:]) {
    self.dossier = dossier
    self.recorded = recorded
    subjects = NaiveSubjects(dossier)
  }

  /// The type and the identifier of a record.
  static func key(of record: any Record) -> String { "\(type(of: record)) \(id(of: record))" }

  /// Whether a filter holds for a record. The day is that of the record that refers to this one: on it memberships and
  /// offices count.
  func holds(_ node: FilterNode, for record: any Record, on day: Day? = nil) -> Bool {
    switch node {
    case .all(let nodes): return nodes.allSatisfy { holds($0, for: record, on: day) }
    case .any(let nodes): return nodes.contains { holds($0, for: record, on: day) }
    case .not(let node): return !holds(node, for: record, on: day)
    case .test(let test): return holds(test, for: record, on: day)
    }
  }

  private func holds(_ test: FilterTest, for record: any Record, on day: Day?) -> Bool {
    switch (test.name, test.argument) {
    case (.id, .terms(let ids)): return ids.contains(Self.id(of: record))
    case (.recorded, .interval(let start, let end)):
      guard let time = recorded[Self.key(of: record)] else { return false }
      return time >= start ?? time && end.map { time < $0 } ?? true
    case (.during, .date(let date)): return Self.when(record)?.falls(within: date) == .yes
    case (.possiblyDuring, .date(let date)): return Self.when(record).map { $0.falls(within: date) != .no } ?? false
    case (.before, .date(let date)): return Self.when(record).map { $0.reach.last < date.earliest } ?? false
    case (.since, .date(let date)): return Self.when(record).map { $0.reach.first >= date.earliest } ?? false
    case (.stance, .filter(let node, _)):
      return (record as? Statement)?.stances.contains { holds(node, for: $0) } ?? false
    case (.speakingFor, .filter(let node, let fixed)): return speaks(record, for: node, on: fixed)
    case (.affiliated, .roles(let organisations, let roles, let fixed)):
      return (record as? Actor)?.affiliations.contains { affiliation in
        organisations.contains(affiliation.organisation.rawValue)
          && (roles.isEmpty || roles.has(affiliation.role.rawValue))
          && (fixed ?? day).map { affiliation.period.contains($0) == .yes } ?? true
      } ?? false
    case (.membersOf, .roles(let organisations, _, let fixed)):
      guard let actor = record as? Actor else { return false }
      return organisations.contains { isMember(actor.id, of: $0, on: fixed ?? day) }
    case (.involving, .roles(let actors, let roles, _)):
      return (record as? Proposal)?.involvement.contains {
        actors.contains($0.actor.rawValue) && (roles.isEmpty || roles.has($0.role.rawValue))
      } ?? false
    case (.involving, .filterAs(let node, let roles)):
      return (record as? Proposal)?.involvement.contains {
        (roles.isEmpty || roles.has($0.role.rawValue))
          && accepts(node, $0.actor, on: Self.when(record)?.latest)
      } ?? false
    case (.status, .status(let wanted, let day)): return Self.status(of: record, on: day).map(wanted.has) ?? false
    case (.quantity, .quantity(let unit, let low, let high)):
      return Self.quantities(of: record).contains { quantity in
        quantity.unit == unit && quantity.lowerBound.map { $0 <= high ?? $0 } ?? true
          && quantity.upperBound.map { $0 >= low ?? $0 } ?? true
      }
    case (.inForce, .date(let date)): return (record as? Sanction)?.isInForce(on: date.earliest) == .yes
    case (.expiring, .date(let date)):
      guard let sanction = record as? Sanction else { return false }
      return (sanction.renewal?.nextExpiry ?? sanction.period.until.date).map { $0.reach.last < date.earliest } ?? false
    case (.about, .subject(let subject, let scope)), (.concerning, .subject(let subject, let scope)):
      return Self.subjects(of: record).contains { subjects.counts($0, as: subject, scope) }
    case (.text, .terms(let queries)): return queries.contains { text(of: record, has: $0) }
    case (.anonymous, _): return (record as? Actor)?.anonymous ?? false
    case (.snapback, _): return (record as? Sanction)?.snapback ?? false
    case (.under, .terms(let wanted)), (.descendsFrom, .terms(let wanted)), (.partOf, .terms(let wanted)):
      return above(record, by: test.name).contains { wanted.contains($0) }
    case (.place, .terms(let wanted)): return wholes(of: record).contains { wanted.contains($0.rawValue) }
    case (_, .terms(let wanted)): return Self.terms(of: record, test.name, in: dossier).contains(where: wanted.has)
    case (_, .filter(let node, let fixed)): return refers(record, by: test.name, to: node, on: fixed)
    default: return false
    }
  }

  // MARK: Stances

  private func holds(_ node: FilterNode, for stance: Stance) -> Bool {
    switch node {
    case .all(let nodes): return nodes.allSatisfy { holds($0, for: stance) }
    case .any(let nodes): return nodes.contains { holds($0, for: stance) }
    case .not(let node): return !holds(node, for: stance)
    case .test(let test):
      switch (test.name, test.argument) {
      case (.attitude, .terms(let wanted)): return wanted.has(stance.attitude.rawValue)
      case (.polarity, .terms(let wanted)):
        return stance.attitude.polarity.map { way in wanted.contains { Attitude(rawValue: $0).polarity == way } }
          ?? false
      case (.firmness, .terms(let wanted)): return stance.firmness.map { wanted.has($0.rawValue) } ?? false
      case (.concerning, .subject(let subject, let scope)):
        return subjects.counts(stance.subject, as: subject, scope)
      case (.concerningProposal, .filter(let node, _)):
        return NaiveSubjects.above(stance.subject, dossier).contains { subject in
          if case .proposal(let id) = subject { accepts(node, id) } else { false }
        }
      case (.concerningProvision, .filter(let node, _)):
        return NaiveSubjects.above(stance.subject, dossier).contains { subject in
          if case .provision(let id) = subject { accepts(node, id) } else { false }
        }
      default: return false
      }
    }
  }

  // MARK: Relations

  /// Whether a filter accepts a record that is given by identifier.
  private func accepts<Item: Record>(_ node: FilterNode, _ id: EntityID<Item>, on day: Day? = nil) -> Bool {
    if case .test(let test) = node, test.name == .id, case .terms(let ids) = test.argument {
      return ids.contains(id.rawValue)
    }
    return dossier.records(of: Item.self).first { $0.id == id }.map { holds(node, for: $0, on: day) } ?? false
  }

  private func refers(_ record: any Record, by name: FilterTest.Name, to node: FilterNode, on fixed: Day?) -> Bool {
    let day = fixed ?? Self.when(record)?.latest
    func anyActor(_ actors: [Actor.ID]?) -> Bool { actors?.contains { accepts(node, $0, on: day) } ?? false }
    func any<Item: Record>(_ ids: [EntityID<Item>]?) -> Bool { ids?.contains { accepts(node, $0) } ?? false }
    if name == .source { return any(record.citations.map(\.source)) }
    if name == .place { return any(wholes(of: record)) }
    switch record {
    case let statement as Statement:
      switch name {
      case .speaker: return anyActor(statement.speakers)
      case .onBehalfOf: return anyActor(statement.onBehalfOf)
      case .addressee: return anyActor(statement.addressees)
      case .reportedBy: return anyActor(statement.reportedBy)
      case .occasion: return any(statement.occasion.map { [$0] })
      case .respondsTo: return any(statement.respondsTo)
      case .retracts: return any(statement.retracts.map { [$0] })
      default: return false
      }
    case let proposal as Proposal:
      switch name {
      case .revises: return any(proposal.revises.map { [$0] })
      case .answers: return any(proposal.answers)
      case .modelledOn: return any(proposal.modelledOn)
      case .consent: return anyActor(proposal.consents.map(\.actor))
      case .provision: return any(proposal.provisions.map(\.id))
      default: return false
      }
    case let provision as Provision:
      switch name {
      case .proposal:
        return any(dossier.proposals.filter { $0.provisions.contains { $0.id == provision.id } }.map(\.id))
      case .obligor: return anyActor(provision.obligors)
      case .beneficiary: return anyActor(provision.beneficiaries)
      default: return false
      }
    case let concession as Concession:
      switch name {
      case .by: return anyActor(concession.by)
      case .to: return anyActor(concession.to)
      case .demandedBy:
        return anyActor(concession.demandedBy.compactMap { if case .actor(let actor) = $0 { actor } else { nil } })
      case .establishedBy: return any(concession.establishedBy)
      case .statement: return any(concession.statements)
      default: return false
      }
    case let sanction as Sanction:
      switch name {
      case .imposedBy: return anyActor(sanction.imposedBy)
      case .target: return anyActor(sanction.targets)
      case .heldBy: return anyActor(sanction.amounts.compactMap(\.heldBy))
      default: return false
      }
    case let guarantee as SecurityGuarantee:
      switch name {
      case .guarantor: return anyActor(guarantee.guarantors)
      case .beneficiary: return anyActor(guarantee.beneficiaries)
      case .establishedBy: return any(guarantee.establishedBy)
      case .blockedBy: return any(guarantee.blockedBy)
      default: return false
      }
    case let pledge as Pledge: return anyActor(name == .by ? pledge.by : name == .to ? pledge.to : [])
    case let event as Event:
      switch name {
      case .participant: return anyActor(event.participants)
      case .invited: return anyActor(event.invited)
      case .excluded: return anyActor(event.excluded)
      default: return false
      }
    default: return false
    }
  }

  private func speaks(_ record: any Record, for node: FilterNode, on fixed: Day?) -> Bool {
    guard let statement = record as? Statement else { return false }
    let day = fixed ?? statement.date.latest
    let spokenFor = statement.speakers + statement.onBehalfOf
    let offices = statement.capacity == .personal ? [] : statement.speakers
    return (spokenFor + offices.flatMap { dossier.represents($0, on: day) })
      .contains { accepts(node, $0, on: day) }
  }

  /// Whether an actor is a member of a bloc on a day, or ever was.
  private func isMember(_ actor: Actor.ID, of organisation: String, on day: Day?) -> Bool {
    if let day { return dossier.isMember(actor, of: EntityID(unchecked: organisation), on: day) == .yes }
    var known: [Actor.ID] = [actor]
    var isMember = false
    var position = 0
    while position < known.count {
      for affiliation in dossier[known[position]]?.affiliations ?? [] where affiliation.role == .member {
        let bloc = affiliation.organisation
        if bloc.rawValue == organisation, bloc != actor { isMember = true }
        if !known.contains(bloc) { known.append(bloc) }
      }
      position += 1
    }
    return isMember
  }

  // MARK: Texts

  /// Whether all words and phrases of a query occur in the texts of a record.
  private func text(of record: any Record, has query: String) -> Bool {
    var texts: [TextReference.Tokens] = []
    (record as? any Searchable)?.texts { _, text in texts.append(words.of(text)) }
    return TextReference.holds(TextQuery(query), in: texts)
  }

  // MARK: Upwards

  /// All that stands above a record, step by step, without the record itself.
  private func above(_ record: any Record, by name: FilterTest.Name) -> [String] {
    let start = Self.id(of: record)
    return Self.closure(of: start) { id in
      switch (record, name) {
      case (is Place, .partOf): [dossier[Place.ID(unchecked: id)]?.partOf?.rawValue].compactMap(\.self)
      case (is Matter, .under): [dossier[Matter.ID(unchecked: id)]?.parent?.rawValue].compactMap(\.self)
      case (is Provision, .under): [dossier[Provision.ID(unchecked: id)]?.parent?.rawValue].compactMap(\.self)
      case (is Provision, .descendsFrom): dossier[Provision.ID(unchecked: id)]?.descendsFrom.map(\.rawValue) ?? []
      default: []
      }
    }
    .filter { $0 != start }
  }

  /// The places of a record and all in which they lie.
  private func wholes(of record: any Record) -> [Place.ID] {
    let places: [Place.ID] =
      switch record {
      case let statement as Statement: statement.place.map { [$0] } ?? []
      case let event as Event: event.place.map { [$0] } ?? []
      case let provision as Provision: provision.places
      case let concession as Concession: concession.places
      case let sanction as Sanction: sanction.amounts.compactMap(\.place)
      default: []
      }
    return places.flatMap { Self.closure(of: $0) { dossier[$0]?.partOf.map { [$0] } ?? [] } }
  }

  private static func closure<Node: Equatable>(of start: Node, _ next: (Node) -> [Node]) -> [Node] {
    var known = [start]
    var position = 0
    while position < known.count {
      for node in next(known[position]) where !known.contains(node) { known.append(node) }
      position += 1
    }
    return known
  }
}

/// The words of texts, each text taken apart once.
private final class KnownWords {
  private var known: [[UInt8]: TextReference.Tokens] = [:]

  func of(_ text: String) -> TextReference.Tokens {
    let bytes = Array(text.utf8)
    let words = known[bytes] ?? TextReference.tokens(text)
    known[bytes] = words
    return words
  }
}

extension [String] {
  /// Whether a text is among these, byte by byte: terms and names are compared so.
  fileprivate func has(_ text: String) -> Bool { contains { $0.utf8.elementsEqual(text.utf8) } }
}
