import Parley

/// What the records say, read from their properties alone.
extension NaiveFilter {
  static func id(of record: any Record) -> String {
    func text<Item: Record>(_ record: Item) -> String { record.id.rawValue }
    return text(record)
  }

  static func when(_ record: any Record) -> PartialDate? {
    switch record {
    case let record as Statement: record.date
    case let record as Event: record.date
    case let record as Finding: record.date
    case let record as Source: record.published
    case let record as Proposal: record.status.compactMap(\.date).first
    case let record as Concession: record.history.compactMap(\.date).first
    case let record as Sanction: record.history.compactMap(\.date).first ?? record.period.from.date
    case let record as SecurityGuarantee: record.history.compactMap(\.date).first ?? record.period.from.date
    case let record as Pledge: record.history.compactMap(\.date).first ?? record.period.from.date
    default: nil
    }
  }

  static func status(of record: any Record, on day: Day?) -> String? {
    switch record {
    case let record as Proposal: record.status.status(on: day)?.rawValue
    case let record as Concession: record.history.status(on: day)?.rawValue
    case let record as Sanction: record.history.status(on: day)?.rawValue
    case let record as SecurityGuarantee: record.history.status(on: day)?.rawValue
    case let record as Pledge: record.history.status(on: day)?.rawValue
    case let record as Event: record.status.rawValue
    default: nil
    }
  }

  static func quantities(of record: any Record) -> [Quantity] {
    switch record {
    case let record as Provision: record.quantities
    case let record as Concession: record.quantities
    case let record as SecurityGuarantee: record.quantities
    case let record as Pledge: [record.quantity].compactMap(\.self) + record.equivalents
    case let record as Finding: [record.quantity].compactMap(\.self)
    default: []
    }
  }

  static func subjects(of record: any Record) -> [Subject] {
    switch record {
    case let record as Event: record.about
    case let record as Finding: [record.subject]
    case let record as Discrepancy: [record.subject]
    default: []
    }
  }

  /// What a record has in a member that a test looks at.
  static func terms(of record: any Record, _ name: FilterTest.Name, in dossier: Dossier) -> [String] {
    switch name {
    case .keyword: return record.keywords.map(\.rawValue)
    case .certainty: return [record.certainty.rawValue]
    case .review: return [record.review.rawValue]
    case .status: return [status(of: record, on: nil)].compactMap(\.self)
    default: break
    }
    switch record {
    case let record as Statement: return terms(of: record, name)
    case let record as Actor: return terms(of: record, name)
    case let record as Source: return terms(of: record, name)
    case let record as Proposal: return terms(of: record, name)
    case let record as Provision:
      if name == .proposal {
        return dossier.proposals.filter { $0.provisions.contains { $0.id == record.id } }.map(\.id.rawValue)
      }
      return terms(of: record, name)
    case let record as Concession: return terms(of: record, name)
    case let record as Sanction: return terms(of: record, name)
    case let record as SecurityGuarantee: return terms(of: record, name)
    case let record as Pledge: return terms(of: record, name)
    case let record as Event: return terms(of: record, name)
    case let record as Matter: return name == .topic ? record.topics.map(\.rawValue) : []
    case let record as Place:
      return name == .kind ? [record.kind.rawValue] : name == .isoCode ? [record.isoCode].compactMap(\.self) : []
    case let record as Finding: return name == .score ? record.score.map { ["\($0)"] } ?? [] : []
    case let record as Discrepancy: return name == .member ? [record.member] : []
    default: return []
    }
  }

  private static func terms(of record: Statement, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .speaker: record.speakers.map(\.rawValue)
    case .onBehalfOf: record.onBehalfOf.map(\.rawValue)
    case .addressee: record.addressees.map(\.rawValue)
    case .reportedBy: record.reportedBy.map(\.rawValue)
    case .capacity: [record.capacity?.rawValue].compactMap(\.self)
    case .mode: [record.mode.rawValue]
    case .occasion: [record.occasion?.rawValue].compactMap(\.self)
    case .respondsTo: record.respondsTo.map(\.rawValue)
    case .retracts: [record.retracts?.rawValue].compactMap(\.self)
    default: []
    }
  }

  private static func terms(of record: Actor, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .kind: [record.kind.rawValue]
    case .identifier: record.identifiers.map { "\($0.scheme):\($0.value)" }
    default: []
    }
  }

  private static func terms(of record: Source, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .kind: [record.kind.rawValue]
    case .publisher: [record.publisher].compactMap(\.self)
    case .language: [record.language?.rawValue].compactMap(\.self)
    case .grade: [record.grade?.rawValue].compactMap(\.self)
    default: []
    }
  }

  private static func terms(of record: Proposal, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .kind: [record.kind.rawValue]
    case .revises: [record.revises?.rawValue].compactMap(\.self)
    case .answers: record.answers.map(\.rawValue)
    case .modelledOn: record.modelledOn.map(\.rawValue)
    case .consent: record.consents.map(\.actor.rawValue)
    default: []
    }
  }

  private static func terms(of record: Provision, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .topic: record.topics.map(\.topic.rawValue)
    case .obligor: record.obligors.map(\.rawValue)
    case .beneficiary: record.beneficiaries.map(\.rawValue)
    case .effect: record.effects.map(\.rawValue)
    case .modality: [record.modality?.rawValue].compactMap(\.self)
    default: []
    }
  }

  private static func terms(of record: Concession, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .by: record.by.map(\.rawValue)
    case .to: record.to.map(\.rawValue)
    case .demandedBy: record.demandedBy.map(\.description)
    case .kind: [record.kind.rawValue]
    case .establishedBy: record.establishedBy.map(\.rawValue)
    case .statement: record.statements.map(\.rawValue)
    default: []
    }
  }

  private static func terms(of record: Sanction, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .imposedBy: record.imposedBy.map(\.rawValue)
    case .target: record.targets.map(\.rawValue)
    case .measure: record.measures.map(\.rawValue)
    case .programme: [record.programme].compactMap(\.self)
    case .package: record.package.map { ["\($0)"] } ?? []
    case .heldBy: record.amounts.compactMap(\.heldBy?.rawValue)
    default: []
    }
  }

  private static func terms(of record: SecurityGuarantee, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .guarantor: record.guarantors.map(\.rawValue)
    case .beneficiary: record.beneficiaries.map(\.rawValue)
    case .form: [record.form.rawValue]
    case .establishedBy: record.establishedBy.map(\.rawValue)
    case .blockedBy: record.blockedBy.map(\.rawValue)
    default: []
    }
  }

  private static func terms(of record: Pledge, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .by: record.by.map(\.rawValue)
    case .to: record.to.map(\.rawValue)
    case .kind: [record.kind.rawValue]
    default: []
    }
  }

  private static func terms(of record: Event, _ name: FilterTest.Name) -> [String] {
    switch name {
    case .kind: [record.kind.rawValue]
    case .participant: record.participants.map(\.rawValue)
    case .invited: record.invited.map(\.rawValue)
    case .excluded: record.excluded.map(\.rawValue)
    default: []
    }
  }
}
