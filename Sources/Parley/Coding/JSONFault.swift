/// A refusal inside the JSON reader: what is wrong at which byte.
///
/// It is small because it travels through the hot path; ``DocumentError`` adds name, line, column and path once.
package struct JSONFault: Error, Hashable, Sendable {
  package var code: DocumentError.Code
  package var offset: Int
  package var reason: String

  package init(_ code: DocumentError.Code, at offset: Int, _ reason: String) {
    self.code = code
    self.offset = offset
    self.reason = reason
  }

  static func duplicateMember(_ name: String, at offset: Int) -> JSONFault {
    JSONFault(.duplicate, at: offset, "the member \"\(name)\" occurs twice; keep one")
  }
}
