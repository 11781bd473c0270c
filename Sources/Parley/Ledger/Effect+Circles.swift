extension Effect {
  /// Refuses a merge that would make a record its own parent or ancestor, whatever other records are on the way.
  ///
  /// A circle that was there before is no reason to refuse: a merge may be what mends the rest.
  ///
  /// - Complexity: O(*n*) in the number of records that are reached from those that stay.
  func checkCircles(of merges: [(key: RecordKey, other: RecordKey)], in batch: EntryBatch) throws(LedgerError) {
    for (key, other) in merges {
      for relation in AnyRecord.Hierarchy.allCases where relation.kind == other.kind {
        guard relation.leadsBack(to: other, { record(with: $0, in: batch) }),
          !relation.leadsBack(to: other, { batch.record(with: $0) })
        else { continue }
        throw LedgerError(
          .invalidMerge, [key, other],
          "\(other) would follow itself by \(relation.rawValue); merge the other way round, or change that first")
      }
    }
  }
}

extension AnyRecord {
  /// What leads from a record to those above or before it; nothing of it may lead back.
  fileprivate enum Hierarchy: String, CaseIterable {
    case parent
    case partOf
    case revises
    case parentProvision = "parent of provisions"
    case descendsFrom
    case affiliations

    var kind: RecordKind {
      switch self {
      case .parent: .matter
      case .partOf: .place
      case .revises: .proposal
      case .parentProvision, .descendsFrom: .provision
      case .affiliations: .actor
      }
    }

    /// The identifiers of the records directly above or before one.
    private func next(_ record: AnyRecord) -> [String] {
      switch (self, record) {
      case (.parent, .matter(let matter)): [matter.parent?.rawValue].compactMap(\.self)
      case (.partOf, .place(let place)): [place.partOf?.rawValue].compactMap(\.self)
      case (.revises, .proposal(let proposal)): [proposal.revises?.rawValue].compactMap(\.self)
      case (.parentProvision, .provision(let provision)): [provision.parent?.rawValue].compactMap(\.self)
      case (.descendsFrom, .provision(let provision)): provision.descendsFrom.map(\.rawValue)
      case (.affiliations, .actor(let actor)):
        actor.affiliations.filter { $0.role == .member || $0.role == .partOf }.map(\.organisation.rawValue)
      default: []
      }
    }

    /// Whether a walk from a record comes back to it.
    func leadsBack(to key: RecordKey, _ record: (RecordKey) -> AnyRecord?) -> Bool {
      var leadsBack = false
      _ = reached(from: [key]) { node in
        let others = record(node).map(next) ?? []
        if others.contains(key.id) { leadsBack = true }
        return leadsBack ? [] : others.map { RecordKey(key.kind, $0) }
      }
      return leadsBack
    }
  }
}
