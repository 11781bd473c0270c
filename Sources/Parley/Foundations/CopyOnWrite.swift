/// The members of a large record behind one pointer, copied when one of several holders writes.
///
/// A million records are copied all the time: into answers, into columns, into snapshots. A record of sixteen members
/// costs a count for each of its texts and lists with every copy; one pointer costs one.
package struct CopyOnWrite<Members: Hashable & Sendable>: MemberStorage {
  /// Written only by its one holder, so that no access has to be watched.
  private final class Storage: @unchecked Sendable {
    @exclusivity(unchecked) var members: Members

    init(_ members: Members) {
      unsafe self.members = members
    }
  }

  private var storage: Storage

  /// Creates a storage.
  ///
  /// - Parameter members: The members.
  package init(_ members: Members) {
    storage = Storage(members)
  }

  /// The members.
  @inline(__always)
  package var members: Members {
    _read { yield unsafe storage.members }
    set {
      if isKnownUniquelyReferenced(&storage) {
        unsafe storage.members = newValue
      } else {
        storage = Storage(newValue)
      }
    }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = unsafe Storage(storage.members) }
      yield unsafe &storage.members
    }
  }

  package static var hasOnlyOptional: Bool { false }
  package var isBlank: Bool { false }

  package static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.members == right.members
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
