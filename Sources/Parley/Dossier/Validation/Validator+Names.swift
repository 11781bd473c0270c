// Names that the format does not have: members and terms that are most likely misspelled. They are read and written back
// like any other, but nothing looks at them.

extension Validator {
  /// The names of members and terms that are the caller's own, and what has been found to be like unknown ones.
  struct Names {
    private struct Unknown: Hashable {
      var owner: ObjectIdentifier
      var name: String
    }

    private let own: Set<String>
    private var similar: [Unknown: String?] = [:]

    init(own: Set<String>) {
      self.own = own
    }

    /// Whether a name is the caller's own: by its beginning, or because the caller says so.
    func isOwn(_ name: String) -> Bool { name.hasPrefix("x-") || own.contains(name) }

    /// The known name that is most like an unknown one; `nil` where none is close.
    mutating func nearest(to name: String, of owner: ObjectIdentifier, among known: () -> [String]) -> String? {
      if let found = similar[Unknown(owner: owner, name: name)] { return found }
      let best = EditDistance.nearest(to: name, among: known())
      similar[Unknown(owner: owner, name: name)] = .some(best)
      return best
    }
  }

  /// Reports the names in a record that the format does not have.
  mutating func checkNames(
    _ visitor: ReferenceVisitor, _ key: RecordKey, _ occurrence: Int, isOwn: (String) -> Bool
  ) {
    for member in visitor.unknownMembers where isOwn(member.path) { report(member, key, occurrence) }
    for term in visitor.unknownTerms where isOwn(term.path) && !names.isOwn(term.text) {
      let nearest = names.nearest(to: term.text, of: term.vocabulary, among: term.known)
      if nearest == nil, term.isOpen { continue }
      report(
        Diagnostic(
          severity: .warning, code: .unknownTerm, record: key, member: term.path,
          message: "the format has no term \"\(Self.shown(term.text))\" here", occurrence: occurrence,
          suggestion: nearest.map(Self.question) ?? Self.ownNames))
    }
  }

  /// Reports the members of the document itself that the format does not have.
  mutating func checkDocument() {
    for member in dossier.extra {
      report(
        ReferenceVisitor.UnknownMember(
          path: JSONLocator.text(of: [.member(member.name)]), name: member.name, owner: Dossier.Contents.self), nil, 0)
    }
  }

  private mutating func report(_ member: ReferenceVisitor.UnknownMember, _ key: RecordKey?, _ occurrence: Int) {
    if names.isOwn(member.name) { return }
    let nearest = names.nearest(to: member.name, of: ObjectIdentifier(member.owner)) {
      member.owner.memberList.map { "\($0.name)" }
    }
    report(
      Diagnostic(
        severity: .warning, code: .unknownMember, record: key, member: member.path,
        message: "the format has no member \"\(Self.shown(member.name))\" here", occurrence: occurrence,
        suggestion: nearest.map(Self.question) ?? Self.ownNames))
  }

  private static func question(_ name: String) -> String { "did you mean \"\(name)\"?" }

  private static var ownNames: String { "begin a name of your own with \"x-\", or pass it to validate(allowing:)" }

  /// A name as a message shows it.
  private static func shown(_ name: String) -> String {
    name.utf8.count > 80 ? String(name.prefix(60)) + "…" : name
  }
}
