extension FormChecker {
  /// The first thing in a record that cannot be read back from a document of a dossier.
  ///
  /// - Parameter record: The record.
  /// - Returns: `nil` where all can be read. The path begins at the record's members.
  /// - Complexity: O(*n*) in the size of the record.
  static func finding(in record: AnyRecord) -> Finding? {
    finding(levels: JSONReader.depthLimit - Dossier.depthOfRecords) { record.checkMembers(&$0) }
  }
}

extension Dossier {
  /// The first thing in the dossier that could be written but not read back.
  ///
  /// - Returns: What it is, and the record in which it is; `nil` where all can be read. The record is `nil` for a member
  ///   of the dossier itself.
  /// - Complexity: O(*n*) in the size of the dossier.
  package var unreadableForm: (finding: FormChecker.Finding, record: RecordKey?)? {
    var visitor = FormVisitor()
    storage.tables.show(to: &visitor)
    if let found = visitor.found { return (found.finding, found.record) }
    var members = Dossier.Contents()
    members.extra = extra
    return FormChecker.finding(in: members, atDepth: 0).map { ($0, nil) }
  }
}

/// Looks through the records of all tables.
private struct FormVisitor: TableVisitor {
  private(set) var found: (finding: FormChecker.Finding, record: RecordKey)?

  mutating func visit<Item: StoredRecord>(_ table: Records<Item>) {
    // Provisions stand in their proposals.
    if Item.kind == .provision { return }
    for record in table where found == nil {
      guard let finding = FormChecker.finding(in: record, atDepth: Dossier.depthOfRecords) else { continue }
      found = (finding, RecordKey(Item.kind, record.id.rawValue))
    }
  }
}

extension Dossier {
  /// How many arrays and objects are around a record in a document: the dossier and the list.
  static var depthOfRecords: Int { 2 }
}
