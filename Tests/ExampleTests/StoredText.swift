import Foundation
import TestSupport
import Testing

/// Compares an output with `Tests/Fixtures/ExampleOutputs/NAME.txt`.
///
/// `PARLEY_RECORD=1 swift test` writes the files anew; look at the difference before it is committed.
///
/// - Parameters:
///   - text: What an example wrote.
///   - name: The file's name without its ending.
///   - sourceLocation: Where a difference is reported.
/// - Throws: An error of writing while recording.
func expectStored(_ text: String, as name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = packageRoot.appending(path: "Tests/Fixtures/ExampleOutputs/\(name).txt")
  if isRecording {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
    return
  }
  guard let stored = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("There is no \(name).txt; PARLEY_RECORD=1 swift test writes it.", sourceLocation: sourceLocation)
    return
  }
  if let difference = firstDifference(between: stored, and: text) {
    Issue.record("\(name).txt, \(difference)", sourceLocation: sourceLocation)
  }
}

/// The first line in which two texts differ, in words, because a whole report is too long to compare by eye.
func firstDifference(between stored: String, and actual: String) -> String? {
  guard stored != actual else { return nil }
  let old = stored.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  func quote(_ lines: [Substring]) -> String { line < lines.count ? "\"\(lines[line])\"" : "nothing" }
  return "line \(line + 1): stored is \(quote(old)), printed was \(quote(new))"
}

@Suite struct StoredTextTests {
  @Test func `the first difference is named by its line`() {
    #expect(firstDifference(between: "a\nb\n", and: "a\nb\n") == nil)
    #expect(firstDifference(between: "a\nb\n", and: "a\nc\n") == #"line 2: stored is "b", printed was "c""#)
    #expect(firstDifference(between: "a\n", and: "a") == #"line 2: stored is "", printed was nothing"#)
  }
}
