/// The sums of a one-mode network, updated while statements come and go.
///
/// A statement that comes or goes changes the sums of its node alone: by what it counts with all that others have said
/// about the same thing. As all are whole numbers, nothing is lost however often they change.
struct SlidingPairs {
  private let count: Int
  private let lanes: Int
  private let rule: PairRule
  /// What has been added to each pair by statements of its first node; the other half by those of its second.
  private var halves: [SIMD8<Double>]
  /// What a statement at each level about each second node would count with those of each first node.
  private var turned: [SIMD8<Double>]
  private var uses: [Double]
  private(set) var activity: [Double]
  private var squares: [Double]

  /// Whether all cells fit into memory, and few levels have to be looked at for each statement.
  static func fits(_ count: Int, secondCount: Int, _ rule: PairRule) -> Bool {
    guard count <= 2048, rule.isDense || rule.needsSameLevel else { return false }
    let (uses, overflow) = (count * rule.levelCount).multipliedReportingOverflow(by: secondCount)
    return !overflow && uses <= 8_000_000
  }

  init(count: Int, secondCount: Int, _ rule: PairRule) {
    self.count = count
    self.rule = rule
    lanes = (count + 7) / 8
    halves = Array(repeating: .zero, count: count * lanes)
    turned = Array(repeating: .zero, count: secondCount * rule.levelCount * lanes)
    uses = Array(repeating: 0, count: secondCount * count)
    activity = Array(repeating: 0, count: count)
    squares = activity
  }

  /// Adds a statement, or takes it away again.
  ///
  /// - Parameters:
  ///   - node: The place of its first node.
  ///   - second: The number of its second node.
  ///   - level: Its level.
  ///   - change: 1 to add it, -1 to take it away.
  /// - Complexity: O(*n*) in the number of nodes.
  mutating func change(_ node: Int, _ second: Int, _ level: Int, by change: Double) {
    let levelCount = rule.levelCount
    let row = node * lanes
    let others = (second * levelCount + level) * lanes
    for lane in 0..<lanes { halves[row + lane] += change * turned[others + lane] }
    for other in rule.needsSameLevel ? level..<(level + 1) : 0..<levelCount {
      turned[(second * levelCount + other) * lanes + node / 8][node % 8] +=
        change * rule.weight(other, level)
    }
    let used = uses[second * count + node]
    uses[second * count + node] = used + change
    squares[node] += change * (2 * used + change)
    activity[node] += change
  }

  /// The sums of some of the nodes.
  func sums(of nodes: [Int]) -> PairSums {
    var sums = PairSums(count: nodes.count, PairSums.Needs())
    for (left, node) in nodes.enumerated() {
      sums.activity[left] = activity[node]
      sums.squares[left] = squares[node]
      for right in (left + 1)..<max(nodes.count, left + 1) {
        let other = nodes[right]
        sums.weighted[left * nodes.count + right] =
          halves[node * lanes + other / 8][other % 8] + halves[other * lanes + node / 8][node % 8]
      }
    }
    return sums
  }
}
