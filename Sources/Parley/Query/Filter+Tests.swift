// What the tests of each type's vocabulary mean.

extension Actor: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Actor>? {
    let dossier = compiler.dossier
    switch (test.name, test.argument) {
    case (.kind, _): return test.one(\.kind.rawValue)
    case (.anonymous, _): return { actor, _ in actor.anonymous }
    case (.affiliated, .roles(let organisations, let roles, let fixed)):
      return { actor, day in
        actor.affiliations.contains { affiliation in
          organisations.contains(affiliation.organisation.rawValue)
            && (roles.isEmpty || roles.contains(affiliation.role.rawValue))
            && ((fixed ?? day).map { affiliation.period.contains($0) == .yes } ?? true)
        }
      }
    case (.membersOf, .roles(let organisations, _, let fixed)):
      let organisations = organisations.map { Actor.ID(unchecked: $0) }
      return { actor, day in
        organisations.contains { organisation in
          guard let day = fixed ?? day else { return dossier.isMemberAtAnyTime(actor.id, of: organisation) }
          return dossier.isMember(actor.id, of: organisation, on: day) == .yes
        }
      }
    default: return recordTest(test, compiler)
    }
  }
}

extension Source: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Source>? {
    test.name == .grade ? test.one(\.grade?.rawValue) : recordTest(test, compiler)
  }

  package var when: PartialDate? { published }
}

extension Stance: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Stance>? {
    switch (test.name, test.argument) {
    case (.concerning, .subject(let subject, let scope)):
      let subjects = Set(compiler.dossier.subjects(in: scope, of: subject))
      return { stance, _ in subjects.contains(stance.subject) }
    case (.attitude, _), (.polarity, _): return test.one(\.attitude.rawValue)
    case (.firmness, _): return test.one(\.firmness?.rawValue)
    default: return nil
    }
  }
}

extension Statement: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Statement>? {
    switch (test.name, test.argument) {
    case (.by, _): return test.anyOf(\.speakers, \.rawValue)
    case (.onBehalfOf, _): return test.anyOf(\.onBehalfOf, \.rawValue)
    case (.addressedTo, _): return test.anyOf(\.addressees, \.rawValue)
    case (.mode, _): return test.one(\.mode.rawValue)
    case (.atEvent, _): return test.one(\.occasion?.rawValue)
    case (.respondsTo, _): return test.anyOf(\.respondsTo, \.rawValue)
    case (.during, _), (.possiblyDuring, _), (.before, _), (.since, _): return test.date(\.date)
    case (.inPlace, .terms(let places)): return isIn(places, compiler.dossier)
    case (.stance, .filter(let node, _)):
      let accepts: FilterCompiler.Test<Stance> = compiler.test(node)
      return { statement, _ in statement.stances.contains { accepts($0, nil) } }
    case (.speaker, .filter(let node, let fixed)):
      let accepts = compiler.actorTest(node)
      return { statement, _ in statement.speakers.contains { accepts($0, fixed ?? statement.date.latest) } }
    case (.speakingFor, .filter(let node, let fixed)):
      let accepts = compiler.actorTest(node)
      let dossier = compiler.dossier
      return { statement, _ in
        let day = fixed ?? statement.date.latest
        return statement.speakers.contains { accepts($0, day) } || statement.onBehalfOf.contains { accepts($0, day) }
          || statement.speakers.contains { dossier.represents($0, on: day).contains { accepts($0, day) } }
      }
    default: return recordTest(test, compiler)
    }
  }

  private static func isIn(_ places: [String], _ dossier: Dossier) -> FilterCompiler.Test<Statement> {
    let wanted = Set(places)
    return { statement, _ in
      guard let place = statement.place else { return false }
      return ([place] + reached(from: [place]) { dossier[$0]?.partOf.map { [$0] } ?? [] })
        .contains { wanted.contains($0.rawValue) }
    }
  }

  package var when: PartialDate? { date }
}

extension Proposal: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Proposal>? {
    switch (test.name, test.argument) {
    case (.kind, _): return test.one(\.kind.rawValue)
    case (.revises, _): return test.one(\.revises?.rawValue)
    case (.consentOf, _): return test.anyOf(\.consents, \.actor.rawValue)
    case (.status, _): return test.status(\.status)
    case (.involving, .roles(let actors, let roles, _)):
      return { proposal, _ in
        proposal.involvement.contains { involvement in
          actors.contains(involvement.actor.rawValue)
            && (roles.isEmpty || roles.contains(involvement.role.rawValue))
        }
      }
    case (.provision, .filter(let node, _)):
      let accepts: FilterCompiler.Test<Provision> = compiler.test(node)
      return { proposal, _ in proposal.provisions.contains { accepts($0, nil) } }
    default: return recordTest(test, compiler)
    }
  }

  package var when: PartialDate? { status.lazy.compactMap(\.date).first }
}

extension Provision: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Provision>? {
    let dossier = compiler.dossier
    switch (test.name, test.argument) {
    case (.of, _): return test.one { dossier.proposal(of: $0.id)?.id.rawValue }
    case (.topic, _): return test.anyOf(\.topics, \.topic.rawValue)
    case (.obliging, _): return test.anyOf(\.obligors, \.rawValue)
    case (.benefiting, _): return test.anyOf(\.beneficiaries, \.rawValue)
    case (.effect, _): return test.anyOf(\.effects, \.rawValue)
    case (.modality, _): return test.one(\.modality?.rawValue)
    case (.under, .terms(let ids)):
      let wanted = Set(
        ids.flatMap { dossier.subjects(in: .parts, of: .provision(EntityID(unchecked: $0))).dropFirst() })
      return { provision, _ in wanted.contains(.provision(provision.id)) }
    case (.descendsFrom, .terms(let ids)):
      let wanted = Set(ids.flatMap { dossier.descendants(of: EntityID(unchecked: $0)).map(\.id) })
      return { provision, _ in wanted.contains(provision.id) }
    case (.quantity, .quantity(let unit, let low, let high)):
      return { provision, _ in
        provision.quantities.contains { quantity in
          guard quantity.unit == unit else { return false }
          let isBelow = if let high, let least = quantity.lowerBound { least > high } else { false }
          let isAbove = if let low, let most = quantity.upperBound { most < low } else { false }
          return !isBelow && !isAbove
        }
      }
    default: return recordTest(test, compiler)
    }
  }
}

extension Concession: Filterable {
  package static func test(_ test: FilterTest, _ compiler: FilterCompiler) -> FilterCompiler.Test<Concession>? {
    switch test.name {
    case .by: return test.anyOf(\.by, \.rawValue)
    case .to: return test.anyOf(\.to, \.rawValue)
    case .demandedBy: return test.anyOf(\.demandedBy, \.description)
    case .kind: return test.one(\.kind.rawValue)
    case .status: return test.status(\.history)
    case .establishedBy: return test.anyOf(\.establishedBy, \.rawValue)
    default: return recordTest(test, compiler)
    }
  }

  package var when: PartialDate? { history.lazy.compactMap(\.date).first }
}
