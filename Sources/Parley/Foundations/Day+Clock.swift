#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Day {
  /// The present day in UTC, from the system's clock. Elsewhere it may be the day before or after.
  public static var today: Day { Timestamp.now().day }

  /// The day in UTC on which a moment lies.
  ///
  /// - Parameter date: The moment.
  /// - Precondition: The moment lies within the years that ``Day`` covers, as every date of a calendar does.
  public init(_ date: Date) {
    let count = (date.timeIntervalSince1970 / 86_400).rounded(.down)
    guard let days = Int(exactly: count) else {
      fatalError("the moment \(date.timeIntervalSince1970) s after 1970 lies outside of the years that Day covers")
    }
    self.init(daysSince1970: days)
  }
}
