// What several types of records answer alike.

extension Term {
  /// Records for which something that has no further value holds are listed under this term.
  static let isTrue = Term("true")
}

extension FilterAnswer {
  /// It holds for the records with one of some identifiers.
  static func ids(_ ids: [String]) -> FilterAnswer { .terms(.id, ids.map { Term($0) }) }
}

extension FilterTest {
  /// The answer to a test of a status: the lists know the last one only.
  func status<Item, Status>(_ history: @escaping (Item) -> [StatusChange<Status>]) -> FilterAnswer<Item>? {
    guard case .status(let terms, let day) = argument else { return nil }
    guard let day else { return .terms(name, terms.map { Term($0) }) }
    let wanted = Set(terms.map(Status.init(rawValue:)))
    return .check { item in
      let status: Status? = history(item).status(on: day)
      return status.map(wanted.contains) ?? false
    }
  }

  /// The answer to a test of figures.
  func quantity<Item: QuantifiedRecord>() -> FilterAnswer<Item>? {
    guard case .quantity(let unit, let low, let high) = argument else { return nil }
    return .check { item in item.quantities.contains { $0.meets(unit, low, high) } }
  }

  /// The answer to a test of places, of which parts are included.
  func places<Item>(in dossier: Dossier) -> FilterAnswer<Item>? {
    guard case .terms(let ids) = argument else { return nil }
    return .terms(.place, dossier.places(in: ids).map { Term($0) })
  }
}

extension Quantity {
  /// Whether the quantity has a number in common with a range of a unit.
  fileprivate func meets(_ unit: QuantityUnit, _ low: DecimalNumber?, _ high: DecimalNumber?) -> Bool {
    guard self.unit == unit else { return false }
    let isAbove = if let high, let lowerBound { lowerBound > high } else { false }
    let isBelow = if let low, let upperBound { upperBound < low } else { false }
    return !isAbove && !isBelow
  }
}
