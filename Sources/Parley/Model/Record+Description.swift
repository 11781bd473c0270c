// Descriptions of records and their parts, one line each. A record's line has its key, what places it, and its text.

extension Record {
  /// One line about a record.
  func line(_ details: [String?], _ text: String) -> String {
    let beginning = [RecordKey(id).description] + details.compactMap { $0?.headline(60) }.filter { !$0.isEmpty }
    return text.isEmpty ? beginning.joined(separator: ", ") : "\(beginning.joined(separator: ", ")): \(text.headline())"
  }
}

extension [Actor.ID] {
  /// The first few.
  var some: String {
    prefix(3).map(\.rawValue).joined(separator: ", ") + (count > 3 ? " and \(count - 3) more" : "")
  }
}

extension AnyRecord: CustomStringConvertible {
  /// The record's own line.
  public var description: String { "\(record)" }
}

extension Stance: CustomStringConvertible {
  /// The attitude, the subject and the firmness: `opposes provision:us-28/6 (demand)`.
  public var description: String { "\(attitude) \(subject)" + (firmness.map { " (\($0))" } ?? "") }
}

extension Citation: CustomStringConvertible {
  /// The source and the place in it.
  public var description: String { source.rawValue + (locator.map { ", \($0)" } ?? "") }
}

extension StatusChange: CustomStringConvertible {
  /// The status, the date and by whom: `rejected (2025-11-20, volodymyr-zelensky)`.
  public var description: String {
    let details = [date?.text, by.isEmpty ? nil : by.some].compactMap(\.self)
    return status.rawValue + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }
}
