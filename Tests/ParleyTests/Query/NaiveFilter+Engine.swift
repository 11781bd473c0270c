import Parley
import Testing

/// The engine's answers beside those of the plain evaluator.
extension NaiveFilter {
  /// All types of records.
  static let types: [any Queryable.Type] = [
    Actor.self, Concession.self, Discrepancy.self, Event.self, Finding.self, Matter.self, Place.self, Pledge.self,
    Proposal.self, Provision.self, Sanction.self, SecurityGuarantee.self, Source.self, Statement.self,
  ]

  /// All records of a type.
  static func records<Item: Record>(of type: Item.Type, in dossier: Dossier) -> [any Record] {
    Array(dossier.records(of: type))
  }

  /// Expects that the engine finds the same records, in every order.
  func expectSame<Item: Queryable>(_ type: Item.Type, _ node: FilterNode) {
    let filter = Filter<Item>(node)
    let wanted = dossier.records(of: type).filter { holds(node, for: $0) }
    let text = String(decoding: filter.jsonValue.canonicalJSON(), as: UTF8.self)
    #expect(dossier.count(filter) == wanted.count, "\(type): \(text)")
    for order in [QueryOrder.id, .oldestFirst, .newestFirst] {
      let found = dossier.fetch(Query(where: filter, orderedBy: order))
      let expected = sorted(wanted, order)
      #expect(found.map(\.id) == expected.map(\.id), "\(type) \(order): \(text)")
    }
  }

  private func sorted<Item: Record>(_ records: [Item], _ order: QueryOrder) -> [Item] {
    records.sorted { left, right in
      switch (NaiveFilter.when(left), NaiveFilter.when(right)) {
      case (let a?, let b?) where order != .id && a != b: order == .oldestFirst ? a < b : b < a
      case (_?, nil) where order != .id: true
      case (nil, _?) where order != .id: false
      default: left.id < right.id
      }
    }
  }
}
