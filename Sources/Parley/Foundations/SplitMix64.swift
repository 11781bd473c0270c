/// A generator of random numbers that gives the same numbers everywhere: SplitMix64, after Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators" (2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Any number; the same seed gives the same numbers.
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 to a bound, the bound excluded. The bias is below 1 in 2^64 / bound.
  ///
  /// - Parameter bound: The bound, at least 1.
  /// - Returns: The number.
  package mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Puts things into a random order, after Fisher and Yates; the standard library promises no order across versions.
  ///
  /// - Parameter values: The things.
  package mutating func shuffle<Value>(_ values: inout [Value]) {
    for last in values.indices.reversed().dropLast() { values.swapAt(last, below(last + 1)) }
  }
}
