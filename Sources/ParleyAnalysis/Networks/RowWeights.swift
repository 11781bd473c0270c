/// How much each row of a window counts.
struct RowWeights {
  /// The weight of each row.
  let values: [Double]
  /// The logarithm by which the weights of each first or second node of the table were divided, so that the greatest of
  /// its weights is 1; empty where none was divided. Far from the middle of a window all weights of the normal
  /// distribution are beyond what a number can tell, but not beyond what their shares in each other can.
  let logarithms: [Double]

  /// Weights of which none is divided.
  init(values: [Double]) {
    self.values = values
    logarithms = []
  }

  /// Which weights are divided.
  enum Scaling {
    case none
    case byFirst
    case bySecond
  }

  /// - Parameters:
  ///   - rows: Positions among the rows that count.
  ///   - frame: The place of the window.
  ///   - kernel: The kernel.
  ///   - byPairs: Whether a pair of statements is to count the root of the product of both weights.
  ///   - scaling: Which weights are divided.
  ///   - selection: The rows that count.
  /// - Complexity: O(*n*) in the number of rows and of nodes.
  init(
    _ rows: Range<Int>, in frame: WindowFrame, _ kernel: SmoothingKernel, byPairs: Bool, _ scaling: Scaling,
    _ selection: Selection
  ) {
    // As floating-point numbers: moments may be further apart than whole numbers reach.
    let half = Double(frame.end) / 2 - Double(frame.start) / 2
    func distance(_ position: Int) -> Double {
      (Double(selection.time(position)) - Double(frame.start) - half) / half
    }
    guard kernel == .gaussian, scaling != .none else {
      logarithms = []
      values = rows.map { position in
        let weight = kernel.weight(at: distance(position))
        return byPairs ? weight.squareRoot() : weight
      }
      return
    }
    let columns = selection.table.columns
    let nodes = scaling == .byFirst ? columns.first : columns.second
    let count = (scaling == .byFirst ? columns.firstLabels : columns.secondLabels).count
    var greatest = [Double](repeating: -.infinity, count: count)
    let powers = rows.map { position in
      let power = SmoothingKernel.logarithmOfNormalDensity(distance(position)) / (byPairs ? 2 : 1)
      let node = Int(nodes[Int(selection.retained[position])])
      greatest[node] = max(greatest[node], power)
      return power
    }
    values = zip(rows, powers).map { position, power in
      exponential(power - greatest[Int(nodes[Int(selection.retained[position])])])
    }
    logarithms = greatest.map { $0.isFinite ? $0 : 0 }
  }
}
