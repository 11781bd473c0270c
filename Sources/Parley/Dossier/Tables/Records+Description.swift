// One line for each record: its key, what places it, and its text.

extension Record {
  /// One line about a record.
  fileprivate func line(_ details: [String?], _ text: String) -> String {
    let beginning = [RecordKey(id).description] + details.compactMap { $0?.headline(60) }.filter { !$0.isEmpty }
    return text.isEmpty ? beginning.joined(separator: ", ") : "\(beginning.joined(separator: ", ")): \(text.headline())"
  }
}

extension [Actor.ID] {
  /// The first few.
  fileprivate var some: String {
    prefix(3).map(\.rawValue).joined(separator: ", ") + (count > 3 ? " and \(count - 3) more" : "")
  }
}

extension Actor: CustomStringConvertible {
  /// One line: `actor:kaja-kallas, person: Kaja Kallas`.
  public var description: String { line([kind.rawValue], name.primary) }
}

extension Concession: CustomStringConvertible {
  /// One line: the key, by whom, the last status and the summary.
  public var description: String { line([by.some, history.last?.status.rawValue], summary) }
}

extension Discrepancy: CustomStringConvertible {
  /// One line: the key, the subject and the question.
  public var description: String { line([subject.description], question) }
}

extension Event: CustomStringConvertible {
  /// One line: the key, the kind, the date and the title.
  public var description: String { line([kind.rawValue, when?.text], title) }
}

extension Finding: CustomStringConvertible {
  /// One line: the key, the subject, the date and the summary.
  public var description: String { line([subject.description, date.text], summary) }
}

extension SecurityGuarantee: CustomStringConvertible {
  /// One line: the key, the last status and the title.
  public var description: String { line([history.last?.status.rawValue], title) }
}

extension Matter: CustomStringConvertible {
  /// One line: `matter:ceasefire: A cease-fire`.
  public var description: String { line([], name.primary) }
}

extension Place: CustomStringConvertible {
  /// One line: the key, the kind and the name.
  public var description: String { line([kind.rawValue], name.primary) }
}

extension Pledge: CustomStringConvertible {
  /// One line: the key, by whom, the quantity and the summary.
  public var description: String { line([by.some, quantity?.description], summary) }
}

extension Proposal: CustomStringConvertible {
  /// One line: the key, the kind, the number of provisions and the title.
  public var description: String {
    line([kind.rawValue, provisions.isEmpty ? nil : String(provisions.count, "provision")], title.primary)
  }
}

extension Provision: CustomStringConvertible {
  /// One line: `provision:us-28/6, point 6: The size of the Ukrainian Armed Forces is ...`.
  public var description: String { line(["point \(number)"], text) }
}

extension Sanction: CustomStringConvertible {
  /// One line: the key, the last status and the title.
  public var description: String { line([history.last?.status.rawValue], title) }
}

extension Source: CustomStringConvertible {
  /// One line: the key, the kind, the publisher, the date and the title.
  public var description: String { line([kind.rawValue, publisher, published?.text], title) }
}

extension Statement: CustomStringConvertible {
  /// One line: `statement:kallas-1, 2025-11-20, kaja-kallas: A plan needs the backing of the Europeans.`
  public var description: String { line([date.text, speakers.some], summary) }
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
