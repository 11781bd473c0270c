extension Dossier {
  /// Everything that is wrong, or looks wrong, in the dossier.
  ///
  /// - Returns: What ``validate(allowing:)`` returns without names of your own.
  /// - Complexity: O(*n* log *n*) in the number of records, references and members.
  public func validate() -> [Diagnostic] { validate(allowing: []) }

  /// Everything that is wrong, or looks wrong, in the dossier, but for names of your own.
  ///
  /// Members and terms that the format does not have are most likely misspelled, and are reported. Names that begin with
  /// `x-` are your own and are left alone, and so are those that you pass.
  ///
  /// - Parameter ownNames: The names of members and terms of your own, as they are written in the document.
  /// - Returns: The findings by record, then member; those about the document itself come first. Empty for a dossier
  ///   without fault.
  /// - Complexity: O(*n* log *n*) in the number of records, references and members.
  public func validate(allowing ownNames: Set<String>) -> [Diagnostic] {
    var validator = Validator(self, allowing: ownNames)
    validator.run()
    return validator.diagnostics.sorted { left, right in
      guard left.record == right.record else {
        guard let first = left.record, let second = right.record else { return left.record == nil }
        return first < second
      }
      return (left.member, left.code.rawValue, left.message) < (right.member, right.code.rawValue, right.message)
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
    validate(locatingIn: json, named: name, allowing: [])
  }

  /// Everything that is wrong in the dossier but for names of your own, with its place in the document that the dossier
  /// was read from.
  ///
  /// - Parameters:
  ///   - json: The document that the dossier was read from.
  ///   - name: The document's name.
  ///   - ownNames: The names of members and terms of your own, as in ``validate(allowing:)``.
  /// - Returns: The findings in the order of the document.
  /// - Complexity: O(*n* log *n*) in the size of the document.
  public func validate(
    locatingIn json: [UInt8], named name: String, allowing ownNames: Set<String>
  ) -> [Diagnostic] {
    let diagnostics = validate(allowing: ownNames)
    if diagnostics.isEmpty { return [] }
    let document = JSONLocator(json)
    let paths = RecordPaths(document)
    let wanted = diagnostics.map { paths.path(of: $0) }
    let places = document.places(of: wanted.map { $0 ?? "" })
    return zip(diagnostics, zip(wanted, places)).map { diagnostic, found -> (Int, Diagnostic) in
      var diagnostic = diagnostic
      guard let path = found.0, let place = found.1 else { return (Int.max, diagnostic) }
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
        guard case .member(let name) = steps[0], let kind = Dossier.Contents.kinds[name] else { continue }
        paths[RecordKey(kind, id), default: []].append(JSONLocator.text(of: steps.dropLast()))
      case 5 where steps[0] == .member("proposals") && steps[2] == .member("provisions"):
        paths[RecordKey(.provision, id), default: []].append(JSONLocator.text(of: steps.dropLast()))
      default: continue
      }
    }
  }

  func path(of diagnostic: Diagnostic) -> String? {
    guard let record = diagnostic.record else { return diagnostic.member }
    guard let known = paths[record], let last = known.last else { return nil }
    let path = known.indices.contains(diagnostic.occurrence) ? known[diagnostic.occurrence] : last
    if diagnostic.member.isEmpty { return path }
    return path + (diagnostic.member.hasPrefix("[") ? "" : ".") + diagnostic.member
  }
}
