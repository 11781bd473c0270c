/// Members that few records have, behind one pointer, so that a record without them stays small.
///
/// A large dossier is mostly statements with a date, a summary, a stance and a citation. The other members cost these
/// eight bytes in all.
package struct RareMembers<Members: RareMemberList>: MemberStorage {
  private final class Storage: Sendable {
    let members: Members

    init(_ members: Members) {
      self.members = members
    }
  }

  private var storage: Storage?

  package static var hasOnlyOptional: Bool { true }
  package var isBlank: Bool { storage == nil }

  /// The members; their defaults where none was set.
  package var members: Members {
    @inline(__always)
    _read {
      if let storage { yield storage.members } else { yield Members() }
    }
    set { storage = newValue == Members() ? nil : Storage(newValue) }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.members == right.members
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

/// Members that ``RareMembers`` holds together.
package protocol RareMemberList: Hashable, Sendable {
  /// The members with their default values.
  init()
}

/// A storage of its own for some members of a value.
package protocol MemberStorage: Hashable, Sendable {
  associatedtype Members

  /// The members.
  var members: Members { get set }

  /// Whether a document may lack every one of them.
  static var hasOnlyOptional: Bool { get }

  /// Whether all of them are known to have their default values.
  var isBlank: Bool { get }
}
