/// A set of terms that grows with the data: kinds of actors, attitudes, measures, topics.
///
/// A vocabulary is a string with well-known values. A term that this version does not know is left as it is and
/// written back unchanged, so that a dossier from a later version loses nothing here:
///
/// ```swift
/// let kind: Actor.Kind = .state
/// let other = Actor.Kind(rawValue: "observerMission")   // stored, compared and written like any other
/// other.isKnown                                         // false
/// ```
///
/// Terms are compared byte by byte: a composed and a decomposed accent make two terms.
public protocol Vocabulary: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
  ExpressibleByStringLiteral, CodingKeyRepresentable
where RawValue == String, StringLiteralType == String {
  /// The terms that this version knows, in the order in which they are explained.
  static var known: [Self] { get }

  /// Creates a term, known or not.
  ///
  /// - Parameter rawValue: The term as it is written.
  init(rawValue: String)
}

extension Vocabulary {
  /// Creates a term from a literal.
  ///
  /// - Parameter value: The term as it is written.
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }

  /// Whether this version knows the term.
  ///
  /// - Complexity: O(*n*) in the number of known terms.
  public var isKnown: Bool { Self.known.contains(self) }

  /// The term as it is written.
  public var description: String { rawValue }

  /// Whether two terms have the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.rawValue.hasSameBytes(as: right.rawValue)
  }

  /// Orders terms by their bytes.
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }

  /// Feeds the term's bytes to a hasher.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    rawValue.hashBytes(into: &hasher)
  }

  /// Reads a term, known or not, from its string.
  ///
  /// - Parameter decoder: A decoder whose single value is a string.
  /// - Throws: What the decoder throws where there is no string.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the term as its string.
  ///
  /// - Parameter encoder: Any encoder.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The term as a key, so that a dictionary by term is coded as an object.
  public var codingKey: any CodingKey { rawValue.codingKey }

  /// Reads a term from a key.
  ///
  /// - Parameter codingKey: A key whose string value is the term.
  public init?(codingKey: some CodingKey) {
    self.init(rawValue: codingKey.stringValue)
  }
}

extension String {
  /// Feeds the string's bytes to a hasher, and a byte that no UTF-8 has, so that two strings cannot run together.
  @inline(never)
  package func hashBytes(into hasher: inout Hasher) {
    for byte in utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0xFF))
  }

  /// Whether both strings have the same bytes; `==` would also equate composed and decomposed characters.
  package func hasSameBytes(as other: String) -> Bool {
    if isSame(as: other) { return true }
    return unsafe withBytes { left in unsafe other.withBytes { right in unsafe left.hasSameBytes(as: right) } }
  }

  /// Whether both are one string: held in the same memory, or short and held in itself. Equal ones may not be.
  @inline(__always)
  package func isSame(as other: String) -> Bool {
    #if _pointerBitWidth(_64)
      let (left, right) = unsafe (unsafeBitCast(self, to: (Int, Int).self), unsafeBitCast(other, to: (Int, Int).self))
      return left == right
    #else
      return false
    #endif
  }

  /// Does something with the string's bytes, where they stand if they stand in one place.
  @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let result = unsafe utf8.withContiguousStorageIfAvailable { unsafe body(UnsafeRawBufferPointer($0)) }
    if let result { return result }
    var copy = self
    return copy.withUTF8 { unsafe body(UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the same bytes stand in both places, compared eight at a time.
  @inline(__always)
  package func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard count >= 8 else {
      for offset in indices where unsafe self[offset] != other[offset] { return false }
      return true
    }
    // The last eight bytes overlap those before them.
    for start in stride(from: 0, to: count - 8, by: 8) where unsafe !hasSameWord(as: other, at: start) { return false }
    return unsafe hasSameWord(as: other, at: count - 8)
  }

  @inline(__always)
  private func hasSameWord(as other: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }
}
