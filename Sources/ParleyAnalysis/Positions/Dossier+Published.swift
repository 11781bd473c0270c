public import Parley

extension Dossier {
  /// The dossier as far as sources published by a day tell of it: what a reader could know on that day.
  ///
  /// This is the second of two questions about the past. What had been *said and done* by a day, analyses answer with
  /// their argument `on:`. What had been *known* by a day, a ledger answers for its own recorded time, with
  /// `ledger.dossier(asOf:)`; where a dossier was written later in one go, this answers by the dates of its sources:
  ///
  /// - A source counts from the last day on which it may have been published; one without a date counts from the outset.
  /// - A citation counts with its source. A record, an entry of a history, an involvement, a requirement of consent, an
  ///   amount held or a variant that cites sources counts where one of them does; one that cites none rests on the
  ///   record that it belongs to. A record with a history counts with an entry of it, too.
  /// - Actors with their offices and memberships, matters and places stay, without the citations that do not count: they
  ///   are the frame in which the record is written, and who held which office was known without the report that is
  ///   cited for it.
  /// - A provision that cites no source counts with its proposal. One whose sources do not count stays as a point of which
  ///   only the number and the topics are known, with its ``Parley/Provision/text`` withheld; so does every point of a proposal that is
  ///   known only because a statement of the time is about it. Questions about a text therefore have the same answers.
  /// - What events, findings, discrepancies, concessions and guarantees of the time are about counts as spoken of, as what
  ///   statements are about. A reference to any other record that was not known yet is left out, and with it a stance,
  ///   a finding or a discrepancy that has no other subject.
  ///
  /// - Parameter day: The day.
  /// - Returns: The dossier; it belongs to no ledger.
  /// - Complexity: O(*n*) in the number of records.
  public func published(by day: Day) -> Dossier {
    let publication = Publication(sources, by: day)
    var contents = contents
    publication.keep(&contents.sources) { source, _ in source.published.map { $0.hasPassed(by: day) } ?? true }
    publication.keep(&contents.actors) { actor, publication in
      for index in actor.affiliations.indices { _ = publication.isKnown(&actor.affiliations[index].citations) }
      _ = publication.isKnown(&actor.provenance.citations)
      return true
    }
    publication.keep(&contents.concessions) { record, publication in
      publication.isKnown(&record.provenance.citations, &record.history)
    }
    publication.keep(&contents.discrepancies) { record, publication in
      publication.keep(&record.variants, \.citations)
      return publication.isKnown(&record.provenance.citations) && record.variants.count > 1
    }
    publication.keep(&contents.events) { record, publication in publication.isKnown(&record.provenance.citations) }
    publication.keep(&contents.findings) { record, publication in publication.isKnown(&record.provenance.citations) }
    publication.keep(&contents.guarantees) { record, publication in
      publication.isKnown(&record.provenance.citations, &record.history)
    }
    publication.keep(&contents.matters) { record, publication in
      _ = publication.isKnown(&record.provenance.citations)
      return true
    }
    publication.keep(&contents.places) { record, publication in
      _ = publication.isKnown(&record.provenance.citations)
      return true
    }
    publication.keep(&contents.pledges) { record, publication in
      publication.isKnown(&record.provenance.citations, &record.history)
    }
    publication.keep(&contents.sanctions) { record, publication in
      publication.keep(&record.amounts, \.citations)
      return publication.isKnown(&record.provenance.citations, &record.history)
    }
    publication.keep(&contents.statements) { record, publication in publication.isKnown(&record.provenance.citations) }
    let spokenOf = contents.spokenOf
    publication.keep(&contents.proposals) { record, publication in
      let isSpokenOf =
        spokenOf.contains(.proposal(record.id)) || record.provisions.contains { spokenOf.contains(.provision($0.id)) }
      let whole = record
      publication.keep(&record.involvement, \.citations)
      publication.keep(&record.consents, \.citations)
      record.provisions = record.provisions.map { provision in
        var provision = provision
        return publication.isKnown(&provision.provenance.citations) ? provision : provision.withheld
      }
      if publication.isKnown(&record.provenance.citations, &record.status) { return true }
      record = Proposal(whole.id, whole.title, whole.kind, provisions: whole.provisions.map(\.withheld))
      return isSpokenOf
    }
    contents.forgetAncestors(texts: { proposals.contains($0) }, points: { provisions.contains($0) })
    contents.forget(Withheld(whole: self, known: Dossier(contents)))
    return Dossier(contents)
  }
}

/// What the whole record has and a reader of the day did not.
private struct Withheld {
  let whole: Dossier
  let known: Dossier

  func contains<Item: Record>(_ id: EntityID<Item>, in table: KeyPath<Dossier, Records<Item>>) -> Bool {
    whole[keyPath: table].contains(id) && !known[keyPath: table].contains(id)
  }

  func contains(_ statement: Statement.ID) -> Bool { contains(statement, in: \.statements) }

  func contains(_ provision: Provision.ID) -> Bool { contains(provision, in: \.provisions) }

  func contains(_ subject: Subject) -> Bool {
    switch subject {
    // The frame of the record stays.
    case .actor, .matter, .place: false
    case .statement(let id): contains(id)
    case .provision(let id): contains(id)
    case .proposal(let id): contains(id, in: \.proposals)
    case .concession(let id): contains(id, in: \.concessions)
    case .sanction(let id): contains(id, in: \.sanctions)
    case .guarantee(let id): contains(id, in: \.guarantees)
    case .pledge(let id): contains(id, in: \.pledges)
    case .event(let id): contains(id, in: \.events)
    }
  }
}

extension Provision {
  /// The point without what it says: its number, what it is about, where it stands, and from which points it descends.
  fileprivate var withheld: Provision {
    Provision(id, number, "", under: parent, topics: topics, descendsFrom: descendsFrom)
  }
}

extension Dossier.Contents {
  /// What was publicly spoken of: what statements take stances on, and what other records are about.
  fileprivate var spokenOf: Set<Subject> {
    var subjects = Set(statements.flatMap { $0.stances.map(\.subject) })
    for event in events { subjects.formUnion(event.about) }
    for finding in findings { subjects.insert(finding.subject) }
    for discrepancy in discrepancies { subjects.insert(discrepancy.subject) }
    for concession in concessions {
      subjects.formUnion(concession.demandedBy)
      subjects.formUnion(concession.establishedBy.map(Subject.provision))
    }
    for guarantee in guarantees {
      subjects.formUnion((guarantee.establishedBy + guarantee.blockedBy).map(Subject.provision))
    }
    return subjects
  }

  /// Takes out the references to what was withheld, and the findings and discrepancies that are about it.
  fileprivate mutating func forget(_ withheld: Withheld) {
    for index in statements.indices {
      if let occasion = statements[index].occasion, withheld.contains(occasion, in: \.events) {
        statements[index].occasion = nil
      }
      if let retracted = statements[index].retracts, withheld.contains(retracted) { statements[index].retracts = nil }
      if statements[index].respondsTo.contains(where: withheld.contains) {
        statements[index].respondsTo.removeAll(where: withheld.contains)
      }
      if statements[index].stances.contains(where: { withheld.contains($0.subject) }) {
        statements[index].stances.removeAll { withheld.contains($0.subject) }
      }
    }
    for index in concessions.indices {
      concessions[index].statements.removeAll(where: withheld.contains)
      concessions[index].demandedBy.removeAll(where: withheld.contains)
    }
    for index in events.indices { events[index].about.removeAll(where: withheld.contains) }
    findings.removeAll { withheld.contains($0.subject) }
    discrepancies.removeAll { withheld.contains($0.subject) }
  }

  /// Texts and points that the whole record has and this does not are no ancestors of those that it has.
  fileprivate mutating func forgetAncestors(
    texts isOnRecord: (Proposal.ID) -> Bool, points isPointOnRecord: (Provision.ID) -> Bool
  ) {
    let texts = Set(proposals.map(\.id))
    let points = Set(proposals.lazy.flatMap(\.provisions).map(\.id))
    func isForgotten(_ text: Proposal.ID) -> Bool { !texts.contains(text) && isOnRecord(text) }
    for text in proposals.indices {
      if let earlier = proposals[text].revises, isForgotten(earlier) { proposals[text].revises = nil }
      proposals[text].answers.removeAll(where: isForgotten)
      proposals[text].modelledOn.removeAll(where: isForgotten)
      for point in proposals[text].provisions.indices {
        proposals[text].provisions[point].descendsFrom.removeAll { !points.contains($0) && isPointOnRecord($0) }
      }
    }
  }
}

extension PartialDate {
  /// Whether the date lies certainly on a day or before.
  func hasPassed(by day: Day) -> Bool { Period(from: self).hasBegun(on: day) == .yes }
}

/// Which sources had been published.
private struct Publication {
  private let known: Set<Source.ID>
  private let all: Records<Source>

  init(_ sources: Records<Source>, by day: Day) {
    all = sources
    known = Set(sources.filter { $0.published.map { $0.hasPassed(by: day) } ?? true }.map(\.id))
  }

  /// Removes the elements that a test refuses; the others stay as the test leaves them.
  func keep<Element>(_ elements: inout [Element], where accepts: (inout Element, Publication) -> Bool) {
    elements = elements.compactMap { element in
      var element = element
      return accepts(&element, self) ? element : nil
    }
  }

  /// Removes the elements that cite sources of which none was published.
  func keep<Element>(_ elements: inout [Element], _ citations: WritableKeyPath<Element, [Citation]>) {
    keep(&elements) { element, publication in publication.isKnown(&element[keyPath: citations]) }
  }

  /// Whether one of some sources had been published, or none is cited; leaves only the published ones. A source that
  /// the dossier does not have counts as published: nothing is known of its date.
  func isKnown(_ citations: inout [Citation]) -> Bool {
    if citations.isEmpty { return true }
    citations.removeAll { !known.contains($0.source) && all.contains($0.source) }
    return !citations.isEmpty
  }

  /// Whether a record with a history was known.
  func isKnown<Status: Vocabulary>(_ citations: inout [Citation], _ history: inout [StatusChange<Status>]) -> Bool {
    keep(&history, \.citations)
    return isKnown(&citations) || history.contains { !$0.citations.isEmpty }
  }
}
