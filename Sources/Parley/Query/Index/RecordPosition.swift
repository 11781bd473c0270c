/// Where a record stands in an order.
struct RecordPosition {
  var date: PartialDate?
  var id: String
  var score: Double

  /// Whether the record stands before another, the oldest first.
  func precedes(_ otherDate: PartialDate?, _ otherID: String) -> Bool {
    switch (date, otherDate) {
    case (let date?, let other?) where date != other: date < other
    case (_?, nil): true
    case (nil, _?): false
    default: id < otherID
    }
  }

  /// Whether the record stands before another in an order.
  func precedes(_ other: RecordPosition, in order: QueryOrder) -> Bool {
    switch order {
    case .id: id < other.id
    case .oldestFirst: precedes(other.date, other.id)
    case .newestFirst:
      if let date, let otherDate = other.date, date != otherDate {
        date > otherDate
      } else {
        precedes(other.date, other.id)
      }
    case .relevance: score == other.score ? id < other.id : score > other.score
    }
  }
}
