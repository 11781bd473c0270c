// What stands in a required member until the reader has read it. None of these is ever seen outside: a document that
// lacks a required member is refused.

extension EntityID {
  static var unread: Self { EntityID(unchecked: "") }
}

extension Vocabulary {
  static var unread: Self { "" }
}

extension LocalizedName {
  static var unread: Self { "" }
}

extension PartialDate {
  static var unread: Self { PartialDate(Day(daysSince1970: 0)) }
}

extension Subject {
  static var unread: Self { .actor(.unread) }
}

extension ProvisionNumber {
  static var unread: Self { ProvisionNumber(unchecked: "") }
}
