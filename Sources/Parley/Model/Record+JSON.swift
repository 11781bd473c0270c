extension Record {
  /// Reads a record from its JSON text, the same that stands in the list of its type in a document.
  ///
  /// ```swift
  /// let statement = try Statement(jsonBytes: bytes)
  /// ```
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - name: The text's name for error messages.
  /// - Throws: ``DocumentError`` with the place of the trouble and, where it can be said, the cure.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(jsonBytes bytes: [UInt8], named name: String = "record.json") throws(DocumentError) {
    guard let type = Self.self as? any StoredRecord.Type else {
      preconditionFailure("\(Self.self) is no record of a dossier")
    }
    do throws(JSONFault) {
      guard let record = try type.read(fromJSON: bytes) as? Self else {
        preconditionFailure("a reader reads its own type")
      }
      self = record
    } catch {
      throw DocumentError(error, in: bytes, named: name)
    }
  }

  /// The record's canonical JSON text: equal records give the same bytes.
  ///
  /// - Returns: The text, with a line feed at its end.
  /// - Complexity: O(*n*) in the length of the text.
  public func jsonBytes() -> [UInt8] {
    guard let record = self as? any StoredRecord else { preconditionFailure("\(Self.self) is no record of a dossier") }
    return record.canonicalJSON() + [0x0A]
  }
}
