/// Lines that are to be written together behind those of a journal.
struct JournalLines: Sendable {
  private(set) var bytes: [UInt8] = []
  /// The check of each line.
  private(set) var checks: [UInt32] = []
  /// How the journal stands after them.
  private(set) var chain: Chain
  /// The number of the last entry that is known to be on the disk.
  private let durable: Int

  init(after chain: Chain, durable: Int) {
    self.chain = chain
    self.durable = durable
    // Some lines of usual length, so that the bytes are not moved again and again while they become more.
    bytes.reserveCapacity(16_384)
  }

  var count: Int { checks.count }

  /// Adds the line of the next entry.
  ///
  /// - Parameter payload: Writes one line of JSON, an object, behind what it is given.
  mutating func append(_ payload: (inout [UInt8]) -> Void) {
    chain = chain.appendLine(to: &bytes, number: chain.number + 1, durable: durable, payload)
    checks.append(chain.check)
  }
}
