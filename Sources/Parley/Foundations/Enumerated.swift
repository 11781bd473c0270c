/// A type of up to 256 cases without values.
protocol Enumerated: CaseIterable {}

extension Enumerated {
  /// The position of the case in the declaration, without the detour over the raw value.
  @inline(__always)
  var ordinal: Int { Int(unsafe unsafeBitCast(self, to: UInt8.self)) }
}
