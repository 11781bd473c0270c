extension Records {
  /// The table as the beginning of a ledger.
  func beginning(at stamp: Stamp) -> Records {
    guard parts.count == 1, parts[0].isComplete else { return Records(Array(self)).beginning(at: stamp) }
    return beginning(with: RowHistory(stamp), at: stamp.sequence)
  }

  /// The table of one part that can be seen as a whole, with another history.
  func beginning(with history: RowHistory, at sequence: Int) -> Records {
    Records(
      parts.map { Part(Segment($0.segment, history), RowVisibility(history: history, sequence: sequence)) }, endIndex)
  }

  /// The table as it was after an earlier entry.
  ///
  /// - Parameters:
  ///   - sequence: The number of the entry.
  ///   - count: How many records there were.
  /// - Returns: The table, with everything shared.
  /// - Complexity: O(log *n*) in the number of records.
  func upTo(_ sequence: Int, count: Int) -> Records {
    Records(
      parts.filter { $0.visibility.history.firstAdded <= sequence }
        .map { Part($0.segment, $0.visibility.upTo(sequence)) },
      count)
  }
}

extension Records {
  /// All versions of a record, the oldest first, with the numbers of the entries that added and removed them.
  ///
  /// - Complexity: O(*k* + log *n*) for *k* versions in a table of *n* records.
  func versions(of id: EntityID<Element>) -> [(record: Element, added: Int, removed: Int?)] {
    let hash = NameIndex.hash(id.rawValue)
    return parts.flatMap { part in
      let (rows, visibility) = (part.segment.rows, part.visibility)
      let first = part.segment.row(of: id.rawValue, hash: hash)
      return ((first ?? rows.count)..<rows.count).prefix { rows.id(of: $0) == id.rawValue }.map {
        (rows[$0], visibility.history.added($0), visibility.removed($0))
      }
    }
  }
}

extension Array {
  /// Makes one part of the last ones, as many as are of similar size.
  mutating func mergeLast<Item>() where Element == Records<Item>.Part {
    var first = count - 1
    var size = self[first].segment.rows.count
    while first > 0, self[first - 1].segment.rows.count <= 2 * size {
      first -= 1
      size += self[first].segment.rows.count
    }
    guard first < count - 1 else { return }
    let segment = Segment(merging: self[first...])
    let visibility = RowVisibility(history: segment.history, sequence: self[count - 1].visibility.sequence)
    replaceSubrange(first..., with: CollectionOfOne(Element(segment, visibility)))
  }
}
