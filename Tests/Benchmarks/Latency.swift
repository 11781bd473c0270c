/// How long calls with different arguments take, in seconds.
struct Latency {
  /// Half of the calls are at least as quick.
  var median: Double
  /// 99 of 100 calls are at least as quick.
  var p99: Double
  /// The medians of equal parts of the calls, the smallest and the largest.
  var spread: ClosedRange<Double>

  /// Measures calls that are numbered from 0.
  ///
  /// Reading the clock takes some 40 ns. Where that would count, the median is that of batches; the 99th percentile is
  /// always that of single calls.
  ///
  /// - Parameters:
  ///   - calls: How many calls.
  ///   - batch: How many calls between two readings of the clock.
  ///   - parts: Into how many parts the calls are divided for the spread.
  ///   - call: Makes the call with a number; the result prevents the work from being optimised away.
  init(calls: Int, batch: Int = 1, parts: Int, _ call: (Int) -> Int) {
    let single = Self.seconds(calls: calls, batch: 1, call)
    let batches = batch == 1 ? single : Self.seconds(calls: calls, batch: batch, call)
    let length = max(1, batches.count / parts)
    let medians = stride(from: 0, to: batches.count - length + 1, by: length).map {
      Self.percentile(50, of: batches[$0..<$0 + length])
    }
    median = Self.percentile(50, of: batches[...])
    p99 = Self.percentile(99, of: single[...])
    spread = (medians.min() ?? 0)...(medians.max() ?? 0)
  }

  @inline(never)
  private static func seconds(calls: Int, batch: Int, _ call: (Int) -> Int) -> [Double] {
    let clock = ContinuousClock()
    var sum = 0
    var seconds: [Double] = []
    seconds.reserveCapacity(calls / batch + 1)
    for first in stride(from: 0, to: calls - batch + 1, by: batch) {
      let start = clock.now
      for number in first..<first + batch { sum &+= call(number) }
      let duration = (clock.now - start).components
      seconds.append((Double(duration.seconds) + Double(duration.attoseconds) * 1e-18) / Double(batch))
    }
    keep(sum)
    return seconds
  }

  static func percentile(_ percent: Int, of values: ArraySlice<Double>) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }
}
