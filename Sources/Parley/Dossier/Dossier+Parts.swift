/// Something that is done to the lists of all types of contents.
private protocol ListVisitor {
  mutating func visit<Item>(_ list: WritableKeyPath<Dossier.Contents, [Item]>)
}

extension Dossier.Contents {
  /// Shows every list to a visitor, in the order of the kinds.
  private static func visitLists(_ visitor: inout some ListVisitor) {
    visitor.visit(\.actors)
    visitor.visit(\.concessions)
    visitor.visit(\.discrepancies)
    visitor.visit(\.events)
    visitor.visit(\.findings)
    visitor.visit(\.guarantees)
    visitor.visit(\.matters)
    visitor.visit(\.places)
    visitor.visit(\.pledges)
    visitor.visit(\.proposals)
    visitor.visit(\.sanctions)
    visitor.visit(\.sources)
    visitor.visit(\.statements)
  }

  /// The records in parts of a limited size, in order; title and unknown members are in the first.
  package func divided(into size: Int) -> [Dossier.Contents] {
    var first = Dossier.Contents(title: title)
    first.extra = extra
    var division = Division(whole: self, size: size, parts: [first])
    Self.visitLists(&division)
    return division.parts
  }

  /// Joins parts in order; title and unknown members are those of the first.
  ///
  /// - Complexity: O(*n*) in the number of records.
  package init(joining parts: [Dossier.Contents]) {
    var union = Union(parts: parts, whole: Dossier.Contents(title: parts.first?.title ?? ""))
    union.whole.extra = parts.first?.extra ?? JSONObject()
    Self.visitLists(&union)
    self = union.whole
  }

  private struct Division: ListVisitor {
    let whole: Dossier.Contents
    let size: Int
    var parts: [Dossier.Contents]

    mutating func visit<Item>(_ list: WritableKeyPath<Dossier.Contents, [Item]>) {
      let records = whole[keyPath: list]
      for start in stride(from: 0, to: records.count, by: size) {
        var part = Dossier.Contents()
        part[keyPath: list] = Array(records[start..<min(start + size, records.count)])
        parts.append(part)
      }
    }
  }

  private struct Union: ListVisitor {
    var parts: [Dossier.Contents]
    var whole: Dossier.Contents

    mutating func visit<Item>(_ list: WritableKeyPath<Dossier.Contents, [Item]>) {
      var records: [Item] = []
      // No more room than is needed: with millions of records the rest would matter.
      records.reserveCapacity(parts.reduce(0) { $0 + $1[keyPath: list].count })
      for index in parts.indices {
        records += parts[index][keyPath: list]
        parts[index][keyPath: list] = []
      }
      whole[keyPath: list] = records
    }
  }
}
