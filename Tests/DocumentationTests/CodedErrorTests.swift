import Parley
import ParleyAnalysis
import ParleyStore
import Testing

@Suite("Errors have one form")
struct CodedErrorTests {
  /// The errors that calls with mistakes throw.
  private static func errors() -> [any CodedError] {
    var errors: [any CodedError] = []
    func collect(_ call: () throws -> Void) {
      do {
        try call()
      } catch {
        if let error = error as? any CodedError { errors.append(error) }
      }
    }
    let text = "2025-02-30"
    collect { _ = try Day(text) }
    collect { _ = try Dossier(jsonBytes: Array("{".utf8), named: "a.json") }
    collect { _ = try Quantity("4 km").adding("1 percent") }
    collect { try Ledger(title: "T").commit([], by: "desk", at: "2025-11-20T08:00:00Z") }
    collect { _ = try LedgerStore.open(at: "/nowhere/at/all") }
    collect { _ = try CodedStatements(in: Dossier(title: "T", records: [])).oneMode(.congruence, windows: .days(0)) }
    return errors
  }

  @Test func `Every error names its code, its kind of trouble, and the reason in its description`() {
    let errors = Self.errors()
    #expect(errors.count == 6)
    for error in errors {
      #expect(!Self.code(of: error).isEmpty && !error.reason.isEmpty)
      #expect(error.description.contains(error.reason), "\(error)")
      #expect(ErrorCategory.allCases.contains(error.category))
    }
  }

  private static func code(of error: some CodedError) -> String { error.code.rawValue }
}
