// The functions of the C library, which no other module that Parley may use has.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#elseif canImport(ucrt)
  import ucrt
#endif

/// e to a power.
func exponential(_ power: Double) -> Double { exp(power) }

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
