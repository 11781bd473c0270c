/// Goes through the lines of a journal segment and stops at the first one that does not fit.
package struct JournalScanner {
  /// A line that fits.
  package struct Line: Sendable {
    package var number: Int
    package var durable: Int
    /// Where the payload stands.
    package var payload: Range<Int>
  }

  /// What does not fit, and where.
  package struct Damage: Hashable, Sendable {
    package var offset: Int
    /// The line, counted from 1.
    package var line: Int
    /// What is wrong.
    package var reason: String
    /// Whether all that is there is the beginning of a line: a write that was not finished.
    package var isUnfinished: Bool
    /// The number of the last entry before.
    package var lastGood: Int
  }

  /// What comes next.
  package enum Step {
    case line(Line)
    case damage(Damage)
    case end
  }

  package private(set) var bytes: [UInt8]
  /// Where the next line begins.
  package private(set) var position: Int
  /// The number of the next line, counted from 1.
  package private(set) var lineNumber: Int
  /// How the journal stands after the lines so far.
  package private(set) var chain: Chain
  /// The number that the next line must have.
  private var expected: Int

  /// Begins at a line of a segment.
  package init(_ bytes: [UInt8], at position: Int, line: Int, after chain: Chain, expecting expected: Int? = nil) {
    self.bytes = bytes
    self.position = position
    lineNumber = line
    self.chain = chain
    self.expected = expected ?? chain.number + 1
  }

  /// Goes on in bytes that were read later, if the next line fits in them. Those before it are as they were.
  mutating func goesOn(in bytes: [UInt8]) -> Bool {
    var next = self
    next.bytes = bytes
    guard bytes.count > position, case .line = next.next() else { return false }
    self.bytes = bytes
    return true
  }

  /// Moves past the next line. What follows the last one may be padding: line feeds and nothing else.
  package mutating func next() -> Step {
    if position == bytes.count { return .end }
    let (start, expected, chain) = (position, expected, chain)
    let found: Found = unsafe bytes.withUnsafeBytes { unsafe Self.read($0, at: start, expected, chain) }
    switch found {
    case .padding: return .end
    case .line(let line, let check, let end):
      position = end
      lineNumber += 1
      self.chain = Chain(number: line.number, check: check)
      self.expected = line.number + 1
      return .line(line)
    case .fault(let reason, let isUnfinished):
      return .damage(
        Damage(
          offset: position, line: lineNumber, reason: reason, isUnfinished: isUnfinished, lastGood: chain.number))
    }
  }

  private enum Found {
    case padding
    case line(Line, check: UInt32, end: Int)
    case fault(String, isUnfinished: Bool)
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, at start: Int, _ expected: Int, _ chain: Chain
  ) -> Found {
    if unsafe bytes.isPadding(from: start) { return .padding }
    guard let feed = unsafe bytes.firstIndex(of: 0x0A, from: start) else {
      return .fault("the line has no end", isUnfinished: true)
    }
    guard let envelope = unsafe Envelope(bytes, at: start), feed > envelope.payloadStart,
      (unsafe bytes[feed - 1]) == UInt8(ascii: "}")
    else {
      // A line that was cut short in the padding.
      let isUnfinished = unsafe feed > start && bytes[feed - 1] != UInt8(ascii: "}") && bytes.isPadding(from: feed)
      return .fault(
        "the line is not of the form {\"n\":…,\"c\":…,\"s\":…,\"d\":…}", isUnfinished: isUnfinished)
    }
    guard envelope.number == expected else {
      return .fault("the line has the number \(envelope.number), not \(expected)", isUnfinished: false)
    }
    let payload = envelope.payloadStart..<feed - 1
    let check = unsafe chain.check(
      of: envelope.number, durable: envelope.durable, payload: UnsafeRawBufferPointer(rebasing: bytes[payload]))
    guard check == envelope.check else {
      return .fault("the check of the line does not fit its content or the line before", isUnfinished: false)
    }
    return .line(
      Line(number: envelope.number, durable: envelope.durable, payload: payload), check: check, end: feed + 1)
  }

  /// Whether something behind the damage shows that the entry there had been on the disk once: then it is no write that
  /// a crash cut short, but damage.
  ///
  /// The beginning of a line cannot occur inside of one: in a string its quotation marks would be escaped, and the
  /// members of an object stand in the order of their names.
  package func laterLineProves(_ damage: Damage) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var position = damage.offset
      while let brace = unsafe bytes.firstIndex(of: UInt8(ascii: "{"), from: position) {
        if let envelope = unsafe Envelope(bytes, at: brace), envelope.durable > damage.lastGood { return true }
        position = brace + 1
      }
      return false
    }
  }
}
