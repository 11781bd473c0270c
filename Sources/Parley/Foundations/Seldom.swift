/// Members that few records have: kept apart, so that a record without them stays small.
///
/// A large dossier is mostly statements with a date, a summary, a stance and a citation. What the others have beside
/// takes no room in these.
package struct Seldom<Members: SeldomMembers>: MemberKeeper {
  private final class Storage: Sendable {
    let members: Members

    init(_ members: Members) {
      self.members = members
    }
  }

  private var storage: Storage?

  package static var hasOnlyOptional: Bool { true }
  package var isBlank: Bool { storage == nil }

  /// The members; their defaults where nothing is kept.
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

/// Members that are kept apart together.
package protocol SeldomMembers: Hashable, Sendable {
  /// The members with their default values.
  init()
}

/// Something that keeps members of a value apart from it.
package protocol MemberKeeper: Hashable, Sendable {
  associatedtype Members

  /// The members.
  var members: Members { get set }

  /// Whether a document may lack every one of them.
  static var hasOnlyOptional: Bool { get }

  /// Whether all of them are known to have their default values.
  var isBlank: Bool { get }
}
