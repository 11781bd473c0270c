import Foundation
import Parley
import TestSupport
import Testing

/// What the pages list must be what the library has.
@Suite struct MentionTests {
  @Test func `the page of a record lists every term of its vocabularies`() throws {
    let vocabularies: [(page: String, terms: [String])] = [
      ("Reference/Actor", terms(Actor.Kind.self) + terms(Affiliation.Role.self) + terms(ActorIdentifier.Scheme.self)),
      ("Reference/Concession", terms(Concession.Kind.self) + terms(Concession.Status.self)),
      ("Reference/Event", terms(Event.Kind.self) + terms(Event.Status.self)),
      ("Reference/Place", terms(Place.Kind.self)),
      ("Reference/Pledge", terms(Pledge.Kind.self) + terms(Pledge.Status.self)),
      (
        "Reference/Proposal",
        terms(Proposal.Kind.self) + terms(Proposal.Status.self) + terms(Involvement.Role.self)
          + terms(ConsentRule.self) + terms(ConsentRequirement.Basis.self)
      ),
      ("Reference/Provision", terms(Provision.Effect.self) + terms(Provision.Modality.self) + terms(Topic.self)),
      ("Reference/Quantity", terms(QuantityUnit.self)),
      ("Reference/Sanction", terms(Sanction.Measure.self) + terms(Sanction.Status.self)),
      ("Reference/SecurityGuarantee", terms(SecurityGuarantee.Form.self) + terms(SecurityGuarantee.Status.self)),
      ("Reference/Source", terms(Source.Kind.self) + terms(Source.Grade.self)),
      (
        "Reference/Statement",
        terms(Statement.Mode.self) + terms(Statement.Capacity.self) + terms(Attitude.self) + terms(Firmness.self)
          + terms(Reason.Bearing.self)
      ),
      ("Guides/SourcesAndProvenance", terms(ReviewStatus.self)),
      ("Guides/TheModel", terms(Alias.Kind.self)),
      ("Guides/TimeAndCertainty", terms(Certainty.self)),
    ]
    for (page, terms) in vocabularies { try expectRows(for: terms, in: page) }
  }

  @Test func `every code of a diagnostic and of an error is explained`() throws {
    try expectRows(for: Diagnostic.Code.allCases.map(\.rawValue), in: "Guides/Diagnostics")
    try expectRows(for: DocumentError.Code.allCases.map(\.rawValue), in: "Guides/Diagnostics")
    try expectRows(for: ParseError.Code.allCases.map(\.rawValue), in: "Guides/Diagnostics")
    try expectRows(for: LedgerError.Code.allCases.map(\.rawValue), in: "Guides/KeepingHistory")
    let text = try text(of: "Guides/Diagnostics")
    let others =
      FilterError.Code.allCases.map(\.rawValue) + CursorError.Code.allCases.map(\.rawValue)
      + Quantity.ArithmeticError.Code.allCases.map(\.rawValue)
      + ErrorCategory.allCases.map(\.rawValue)
    for code in others { #expect(text.contains("`\(code)`"), "\(code)") }
  }

  @Test func `every diagnostic and every refusal is shown by example`() async throws {
    let found = try await printed(by: diagnosticsAll)
    for code in Diagnostic.Code.allCases { #expect("\n\(found)".contains("\n\(code): "), "\(code)") }
    let refused = try await printed(by: referenceDocumentErrors)
    for code in DocumentError.Code.allCases { #expect("\n\(refused)".contains("\n\(code): "), "\(code)") }
  }

  @Test func `the format guide names every member of a document`() throws {
    guard case .object(let schema) = Dossier.jsonSchema(), case .string(let reference)? = schema["$ref"],
      case .object(let definitions)? = schema["$defs"], let name = reference.split(separator: "/").last,
      case .object(let contents)? = definitions[String(name)], case .object(let members)? = contents["properties"]
    else {
      Issue.record("the schema has another shape than this test expects")
      return
    }
    try expectRows(for: members.map(\.name), in: "Guides/DossierFormat")
  }

  @Test func `the page of a record lists the filters of its type and no others`() throws {
    for kind in RecordKind.allCases {
      let type = kind.rawValue == "guarantee" ? "SecurityGuarantee" : kind.rawValue.capitalized
      let source = try String(
        contentsOf: packageRoot.appending(path: "Sources/Parley/Query/Records/\(type)+Query.swift"), encoding: .utf8)
      var filters: Set<String> = []
      for part in source.split(separator: "\nextension ") where part.contains("Filter where Item == \(type) {") {
        for match in part.matches(of: /public static (?:func|var) (\w+)/) { filters.insert(String(match.1)) }
      }
      var listed: Set<String> = []
      let questions = try text(of: "Reference/\(type)").split(separator: "| filter |").dropFirst().first ?? ""
      for row in questions.split(separator: "\n").drop(while: { !$0.hasPrefix("|---") }).dropFirst() {
        guard row.hasPrefix("| `") else { break }
        let cell = row.split(separator: "|").first ?? ""
        for match in cell.matches(of: /`(\w+)/) { listed.insert(String(match.1)) }
      }
      // That of dates and figures is told with the records of all types.
      #expect(!listed.isEmpty && listed.subtracting(["quantity"]) == filters, "\(type)")
    }
  }

  private func terms<Terms: Vocabulary>(_ type: Terms.Type) -> [String] { type.known.map(\.rawValue) }

  private func text(of page: String) throws -> String {
    try String(contentsOf: packageRoot.appending(path: "Documentation/Parley.docc/\(page).md"), encoding: .utf8)
  }

  /// Expects a table with a row for each word.
  private func expectRows(for words: [String], in page: String) throws {
    let text = try text(of: page)
    for word in words { #expect(text.contains("\n| `\(word)` |"), "\(page) does not explain \(word)") }
  }
}
