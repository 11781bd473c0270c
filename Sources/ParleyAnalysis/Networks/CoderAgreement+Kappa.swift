import Parley

extension CoderAgreement {
  /// Cohen's kappa of two coders: the agreement beyond chance over the greatest that there could be.
  ///
  /// kappa = 1 - Σ w(c,k) p(c,k) / Σ w(c,k) p(c) q(k), where p(c,k) is the share of units that the first coder put into
  /// category c and the second into k (Cohen, 1960; with weights 1968).
  ///
  /// - Parameters:
  ///   - first: The category of each unit by the first coder.
  ///   - second: The category of each unit by the second coder.
  ///   - weighting: How much a disagreement counts.
  ///   - categories: The categories in order, which a weighting needs; `nil` for those that occur, which have an order
  ///     only if all of them are written as decimal numbers: that of the numbers.
  /// - Returns: Kappa, at most 1; `nil` where chance alone would agree on everything.
  /// - Throws: ``AnalysisError`` with code `lengthMismatch`; `incompatible` for a weighting of categories without an
  ///   order; `repeated` for a category that is given twice or for two that are the same number; or `unknownID` for one
  ///   that is not among those given.
  /// - Complexity: O(*u* + *c* log *c*) in the number of units and of categories.
  public static func kappa(
    _ first: [String], _ second: [String], weighting: Weighting = .none, categories: [String]? = nil
  ) throws(AnalysisError) -> Double? {
    guard first.count == second.count else {
      throw AnalysisError(
        .lengthMismatch, "second", "there are \(second.count) units of the second coder for \(first.count) of the first"
      )
    }
    var table = LabelTable()
    let known = if let categories { categories } else { try self.categories(first + second, weighting) }
    for (place, category) in known.enumerated() {
      guard table.intern(category) == place else {
        throw AnalysisError(.repeated, "categories", "the category \"\(category)\" is given twice")
      }
    }
    var (rows, columns) = ([Double](repeating: 0, count: table.count), [Double](repeating: 0, count: table.count))
    var observed = 0.0
    for (left, right) in zip(first, second) {
      guard let row = table.number(of: left), let column = table.number(of: right) else {
        let unknown = table.number(of: left) == nil ? left : right
        throw AnalysisError(.unknownID, "categories", "\"\(unknown)\" is none of the categories")
      }
      rows[Int(row)] += 1
      columns[Int(column)] += 1
      observed += weighting.weight(Int(row), Int(column))
    }
    let expected = weighting.sum(rows, columns)
    return expected > 0 ? 1 - observed * Double(first.count) / expected : nil
  }

  /// The categories that occur, in an order that fits the weighting.
  private static func categories(_ labels: [String], _ weighting: Weighting) throws(AnalysisError) -> [String] {
    var table = LabelTable()
    for label in labels { _ = table.intern(label) }
    guard weighting != .none else { return table.labels }
    var numbers: [(value: Double, label: String)] = []
    for label in table.labels {
      guard let value = decimal(label) else {
        throw AnalysisError(
          .incompatible, "categories",
          "\"\(label)\" is no number, so that the categories have no order for a weighting; give them in order")
      }
      numbers.append((value, label))
    }
    numbers.sort { $0.value < $1.value }
    for (left, right) in zip(numbers, numbers.dropFirst()) where left.value == right.value {
      throw AnalysisError(
        .repeated, "categories",
        "\"\(left.label)\" and \"\(right.label)\" are the same number; give the categories in order")
    }
    return numbers.map(\.label)
  }

  /// The value of a decimal number, as in -1, 0.5 or 1e3.
  private static func decimal(_ label: String) -> Double? {
    // Numbers in base 16, infinity and what is no number can be read as well.
    guard label.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
      let value = Double(label), value.isFinite
    else { return nil }
    return value
  }
}

extension CoderAgreement.Weighting {
  fileprivate func weight(_ row: Int, _ column: Int) -> Double {
    let distance = Double(abs(row - column))
    return switch self {
    case .none: row == column ? 0 : 1
    case .linear: distance
    case .quadratic: distance * distance
    }
  }

  /// The sum of the products of all rows and columns, each by its weight, without a look at each pair.
  fileprivate func sum(_ rows: [Double], _ columns: [Double]) -> Double {
    let whole = columns.reduce(0, +)
    switch self {
    case .none:
      return zip(rows, columns).reduce(0) { $0 + $1.0 * (whole - $1.1) }
    case .linear:
      // Each gap between neighbours counts for the pairs on both sides of it.
      var (sum, rowsBefore, columnsBefore) = (0.0, 0.0, 0.0)
      for (row, column) in zip(rows, columns) {
        sum += rowsBefore * (whole - columnsBefore) + (whole - rowsBefore) * columnsBefore
        rowsBefore += row
        columnsBefore += column
      }
      return sum
    case .quadratic:
      // Squares around the mean of the columns, so that large numbers do not cancel out.
      guard whole > 0 else { return 0 }
      let mean = columns.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / whole
      let spread = columns.enumerated().reduce(0.0) { sum, column in
        sum + column.element * (Double(column.offset) - mean) * (Double(column.offset) - mean)
      }
      return rows.enumerated().reduce(0.0) { sum, row in
        let distance = Double(row.offset) - mean
        return sum + row.element * (whole * distance * distance + spread)
      }
    }
  }
}
