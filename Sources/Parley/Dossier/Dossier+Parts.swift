extension Dossier.Contents {
  /// The records in parts of a limited size, in order; title and unknown members are in the first.
  package func divided(into size: Int) -> [Dossier.Contents] {
    var first = Dossier.Contents(title: title)
    first.extra = extra
    var parts = [first]
    func divide<Item>(_ list: WritableKeyPath<Dossier.Contents, [Item]>) {
      let records = self[keyPath: list]
      for start in stride(from: 0, to: records.count, by: size) {
        var part = Dossier.Contents()
        part[keyPath: list] = Array(records[start..<min(start + size, records.count)])
        parts.append(part)
      }
    }
    divide(\.actors)
    divide(\.concessions)
    divide(\.discrepancies)
    divide(\.events)
    divide(\.findings)
    divide(\.guarantees)
    divide(\.matters)
    divide(\.places)
    divide(\.pledges)
    divide(\.proposals)
    divide(\.sanctions)
    divide(\.sources)
    divide(\.statements)
    return parts
  }

  /// Adds the records of another part behind those that are here.
  package mutating func append(_ part: Dossier.Contents) {
    actors += part.actors
    concessions += part.concessions
    discrepancies += part.discrepancies
    events += part.events
    findings += part.findings
    guarantees += part.guarantees
    matters += part.matters
    places += part.places
    pledges += part.pledges
    proposals += part.proposals
    sanctions += part.sanctions
    sources += part.sources
    statements += part.statements
  }
}
