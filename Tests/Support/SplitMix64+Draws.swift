package import Parley

extension SplitMix64 {
  /// Whether something comes about that does once in so many times.
  ///
  /// - Parameter count: A number from 1 on.
  /// - Returns: Whether it does.
  package mutating func chance(oneIn count: Int) -> Bool { below(count) == 0 }

  /// One value of several, each as likely as the others.
  ///
  /// - Parameter values: The values, at least one.
  /// - Returns: One of them.
  package mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
