/// Writes numbers as they stand in memory, and texts, one list after the other: how a snapshot keeps columns.
package struct PackedWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {
    // Tells a reader on a machine with another order of bytes that this is not for it.
    add([UInt32(PackedReader.mark)])
  }

  /// Adds numbers, after how many there are.
  mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
    var count = UInt64(numbers.count)
    unsafe withUnsafeBytes(of: &count) { unsafe bytes.append(contentsOf: $0) }
    unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// Adds positions or the like.
  mutating func add(_ numbers: [Int]) { add(numbers.map { Int64($0) }) }

  /// Adds a number.
  mutating func add(_ number: Int) { add([number]) }

  /// Adds texts: their bytes after each other, and where each ends.
  mutating func add(_ texts: [String]) {
    var (ends, joined): ([UInt32], [UInt8]) = ([], [])
    ends.reserveCapacity(texts.count)
    for text in texts {
      joined += text.utf8
      ends.append(UInt32(joined.count))
    }
    add(ends)
    add(joined)
  }
}

/// What was packed does not fit together.
package struct PackedFault: Error {
  package init() {}

  /// Refuses what was packed unless a condition holds.
  static func unless(_ condition: Bool) throws(PackedFault) {
    if !condition { throw PackedFault() }
  }
}

/// Reads what a ``PackedWriter`` has written.
package struct PackedReader {
  fileprivate static let mark: UInt32 = 0x5041_434B
  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) throws(PackedFault) {
    self.bytes = bytes
    let mark: [UInt32] = try numbers()
    try PackedFault.unless(mark == [Self.mark])
  }

  /// Whether all has been read.
  var isAtEnd: Bool { position == bytes.count }

  /// The next numbers.
  mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>() throws(PackedFault) -> [Number] {
    try PackedFault.unless(bytes.count - position >= 8)
    let size = MemoryLayout<Number>.size
    let count = unsafe bytes.withUnsafeBytes { bytes in
      unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    }
    position += 8
    try PackedFault.unless(count <= UInt64((bytes.count - position) / size))
    let range = position..<position + Int(count) * size
    position = range.upperBound
    return unsafe [Number](unsafeUninitializedCapacity: Int(count)) { numbers, initialized in
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
      initialized = Int(count)
    }
  }

  /// The next positions or the like.
  mutating func integers() throws(PackedFault) -> [Int] {
    let numbers: [Int64] = try self.numbers()
    return numbers.map { Int($0) }
  }

  /// The next number.
  mutating func integer() throws(PackedFault) -> Int {
    let numbers = try integers()
    try PackedFault.unless(numbers.count == 1)
    return numbers[0]
  }

  /// The next texts.
  mutating func texts() throws(PackedFault) -> [String] {
    let ends: [UInt32] = try numbers()
    let joined: [UInt8] = try numbers()
    try PackedFault.unless(ends.isAscending(upTo: UInt32(joined.count)))
    var start = 0
    var texts: [String] = []
    texts.reserveCapacity(ends.count)
    unsafe joined.withUnsafeBufferPointer { joined in
      for end in ends {
        texts.append(unsafe String(decoding: UnsafeBufferPointer(rebasing: joined[start..<Int(end)]), as: UTF8.self))
        start = Int(end)
      }
    }
    return texts
  }
}

extension [UInt32] {
  /// Whether no number is less than the one before it, and the last is a given one; without numbers, whether that is 0.
  func isAscending(upTo last: UInt32) -> Bool {
    var isAscending = true
    var previous: UInt32 = 0
    for number in self {
      isAscending = isAscending && previous <= number
      previous = number
    }
    return isAscending && previous == last
  }

  /// Whether all numbers are below a bound.
  func areBelow(_ bound: Int) -> Bool {
    var greatest: UInt32 = 0
    for number in self { greatest = Swift.max(greatest, number) }
    return isEmpty || Int(greatest) < bound
  }
}
