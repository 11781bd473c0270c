import Foundation
import Parley
import Testing

/// Nicolas Seriot's JSONTestSuite, from the folder that `PARLEY_SUITES` names.
@Suite("JSONTestSuite", .enabled(if: Suites.folder != nil, "PARLEY_SUITES names no folder with test suites"))
struct JSONTestSuiteTests {
  /// The files that a reader may accept or refuse, and what Parley does with each.
  static let free: [String: (isAccepted: Bool, reason: String)] = [
    // Numbers are stored as text, so their size and precision matter only to those who ask for a value.
    "i_number_double_huge_neg_exp": (true, "numbers are stored as text"),
    "i_number_huge_exp": (true, "numbers are stored as text"),
    "i_number_neg_int_huge_exp": (true, "numbers are stored as text"),
    "i_number_pos_double_huge_exp": (true, "numbers are stored as text"),
    "i_number_real_neg_overflow": (true, "numbers are stored as text"),
    "i_number_real_pos_overflow": (true, "numbers are stored as text"),
    "i_number_real_underflow": (true, "numbers are stored as text"),
    "i_number_too_big_neg_int": (true, "numbers are stored as text"),
    "i_number_too_big_pos_int": (true, "numbers are stored as text"),
    "i_number_very_big_negative_int": (true, "numbers are stored as text"),
    // A lone surrogate is no character; to preserve it one would have to write something else.
    "i_object_key_lone_2nd_surrogate": (false, "half of a surrogate pair"),
    "i_string_1st_surrogate_but_2nd_missing": (false, "half of a surrogate pair"),
    "i_string_1st_valid_surrogate_2nd_invalid": (false, "half of a surrogate pair"),
    "i_string_UTF-16LE_with_BOM": (false, "UTF-16"),
    "i_string_UTF-8_invalid_sequence": (false, "invalid UTF-8"),
    "i_string_UTF8_surrogate_U+D800": (false, "invalid UTF-8: an encoded surrogate"),
    "i_string_incomplete_surrogate_and_escape_valid": (false, "half of a surrogate pair"),
    "i_string_incomplete_surrogate_pair": (false, "half of a surrogate pair"),
    "i_string_incomplete_surrogates_escape_valid": (false, "half of a surrogate pair"),
    "i_string_invalid_lonely_surrogate": (false, "half of a surrogate pair"),
    "i_string_invalid_surrogate": (false, "half of a surrogate pair"),
    "i_string_invalid_utf-8": (false, "invalid UTF-8"),
    "i_string_inverted_surrogates_U+1D11E": (false, "half of a surrogate pair"),
    "i_string_iso_latin_1": (false, "invalid UTF-8: ISO 8859-1"),
    "i_string_lone_second_surrogate": (false, "half of a surrogate pair"),
    "i_string_lone_utf8_continuation_byte": (false, "invalid UTF-8"),
    "i_string_not_in_unicode_range": (false, "invalid UTF-8: beyond U+10FFFF"),
    "i_string_overlong_sequence_2_bytes": (false, "invalid UTF-8: overlong"),
    "i_string_overlong_sequence_6_bytes": (false, "invalid UTF-8: overlong"),
    "i_string_overlong_sequence_6_bytes_null": (false, "invalid UTF-8: overlong"),
    "i_string_truncated-utf-8": (false, "invalid UTF-8: truncated"),
    "i_string_utf16BE_no_BOM": (false, "UTF-16"),
    "i_string_utf16LE_no_BOM": (false, "UTF-16"),
    "i_structure_500_nested_arrays": (false, "deeper than 128"),
    "i_structure_UTF-8_BOM_empty_object": (false, "a byte order mark"),
  ]

  /// The files whose name begins with a prefix, by name without extension.
  static func files(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = try #require(Suites.folder).appending(path: "JSONTestSuite/test_parsing")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix(prefix) && $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { ($0.deletingPathExtension().lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }

  /// Reads by the grammar alone: what a member that occurs twice means is left open there.
  private func readGrammar(_ bytes: [UInt8]) throws -> JSONValue {
    try JSONReader.readAll(bytes, repeatedMembers: .lastCounts) { (reader) throws(JSONFault) in
      try JSONValue.read(from: &reader)
    }
  }

  @Test("Every valid file is accepted, and survives writing and reading")
  func accepted() throws {
    let files = try Self.files("y_")
    #expect(files.count == 95)
    for (name, bytes) in files {
      do {
        let value = try readGrammar(bytes)
        #expect(try JSONValue(parsing: value.jsonBytes()) == value, "\(name)")
      } catch {
        Issue.record("\(name): \(error)")
      }
    }
  }

  @Test("Parley's own formats refuse no valid file but for a member that occurs twice")
  func repeatedMembers() throws {
    var refused: [String] = []
    for (name, bytes) in try Self.files("y_") {
      do {
        #expect(try JSONValue(parsing: bytes) == readGrammar(bytes), "\(name)")
      } catch let error as DocumentError {
        #expect(error.code == .duplicate, "\(name)")
        refused.append(name)
      }
    }
    #expect(refused == ["y_object_duplicated_key", "y_object_duplicated_key_and_value"])
  }

  @Test("Every invalid file is refused")
  func refused() throws {
    let files = try Self.files("n_")
    #expect(files.count == 188)
    for (name, bytes) in files {
      #expect(throws: DocumentError.self, "\(name)") { try JSONValue(parsing: bytes) }
      #expect(throws: JSONFault.self, "\(name)") { try readGrammar(bytes) }
    }
  }

  @Test("Every file that is left free is accepted or refused as listed")
  func free() throws {
    let files = try Self.files("i_")
    #expect(files.map(\.name) == Self.free.keys.sorted())
    for (name, bytes) in files {
      let isAccepted = (try? JSONValue(parsing: bytes)) != nil
      #expect(isAccepted == Self.free[name]?.isAccepted, "\(name)")
    }
  }
}
