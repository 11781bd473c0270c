extension Dossier {
  /// Everything that is wrong, or looks wrong, in the dossier.
  ///
  /// - Returns: The findings by record, then member; empty for a dossier without fault.
  /// - Complexity: O(*n* log *n*) in the number of records and references.
  public func validate() -> [Diagnostic] {
    var validator = Validator(self)
    validator.run()
    return validator.diagnostics.sorted {
      ($0.record, $0.member, $0.code.rawValue, $0.message) < ($1.record, $1.member, $1.code.rawValue, $1.message)
    }
  }

  /// Everything that is wrong in the dossier, with its place in the document that the dossier was read from.
  ///
  /// - Parameters:
  ///   - json: The document that the dossier was read from.
  ///   - name: The document's name.
  /// - Returns: The findings in the order of the document.
  /// - Complexity: O(*n* log *n*) in the size of the document.
  public func validate(locatingIn json: [UInt8], named name: String) -> [Diagnostic] {
    let diagnostics = validate()
    if diagnostics.isEmpty { return [] }
    let document = JSONLocator(json)
    let paths = RecordPaths(document)
    let wanted = diagnostics.map { paths.path(of: $0) }
    let places = document.places(of: Set(wanted.compactMap(\.self)))
    return zip(diagnostics, wanted).map { diagnostic, path -> (Int, Diagnostic) in
      var diagnostic = diagnostic
      guard let path, let place = places[path] else { return (Int.max, diagnostic) }
      diagnostic.location = .init(document: name, line: place.line, column: place.column, path: path)
      return (place.offset, diagnostic)
    }
    .sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// Where in a document each record stands.
private struct RecordPaths {
  /// Several where records share an identifier.
  private var paths: [RecordKey: [String]] = [:]

  init(_ document: JSONLocator) {
    for (steps, id) in document.strings(where: { steps in steps.last == .member("id") }) {
      switch steps.count {
      case 3:
        guard case .member(let name) = steps[0], let kind = Self.kinds[name] else { continue }
        paths[RecordKey(kind, id), default: []].append(JSONLocator.text(of: steps.dropLast()))
      case 5 where steps[0] == .member("proposals") && steps[2] == .member("provisions"):
        paths[RecordKey(.provision, id), default: []].append(JSONLocator.text(of: steps.dropLast()))
      default: continue
      }
    }
  }

  func path(of diagnostic: Diagnostic) -> String? {
    guard let known = paths[diagnostic.record], let last = known.last else { return nil }
    let path = known.indices.contains(diagnostic.occurrence) ? known[diagnostic.occurrence] : last
    return diagnostic.member.isEmpty ? path : path + "." + diagnostic.member
  }

  /// The kind of record in each array of the document.
  private static let kinds: [String: RecordKind] = [
    "actors": .actor, "concessions": .concession, "discrepancies": .discrepancy, "events": .event,
    "findings": .finding, "guarantees": .guarantee, "matters": .matter, "places": .place, "pledges": .pledge,
    "proposals": .proposal, "sanctions": .sanction, "sources": .source, "statements": .statement,
  ]
}
