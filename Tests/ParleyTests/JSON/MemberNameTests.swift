import Parley
import Testing

/// The names of members are compared several bytes at a time, whatever their length.
@Suite("Names of members") struct MemberNameTests {
  /// A value with a member of each length.
  private struct Names: MemberCoded {
    var values = [Int?](repeating: nil, count: Self.names.count)
    var extra = JSONObject()

    static let blank = Names()
    static let names: [StaticString] = [
      "a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghij", "abcdefghijk",
      "abcdefghijkl", "abcdefghijklm", "abcdefghijklmn", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnopq",
      "abcdefghijklmnopqr",
    ]

    static func members<Visitor: MemberVisitor>(_ visit: inout Visitor, _ value: inout Names) throws(JSONFault) {
      for index in names.indices { try visit.member(names[index], &value.values[index], default: nil) }
      try visit.unknown(&value.extra)
    }
  }

  @Test("A name is known when all of its letters are")
  func letters() throws {
    for (index, name) in Names.names.enumerated() {
      let name = Array("\(name)".utf8)
      let document = { (name: [UInt8]) in Array("{\"".utf8) + name + Array("\":7}".utf8) }
      let value = try Names.read(fromJSON: document(name))
      #expect(value.values.enumerated().allSatisfy { $0.element == ($0.offset == index ? 7 : nil) })
      #expect(value.extra.isEmpty && value.compactJSON() == document(name))
      for place in name.indices {
        var other = name
        other[place] = UInt8(ascii: "z")
        let value = try Names.read(fromJSON: document(other))
        #expect(value.values.allSatisfy { $0 == nil } && value.extra[String(decoding: other, as: UTF8.self)] == 7)
        #expect(value.compactJSON() == document(other))
      }
    }
  }

  @Test("Members come in the order of their names, however many there are, known to this version or not")
  func order() throws {
    var value = Names()
    for index in value.values.indices where index % 2 == 0 { value.values[index] = index }
    for name in ["abb", "zz", "", "abcdefghijklmnopqrstuvwxyz", "ab\"c"] { value.extra[name] = .string(name) }
    // A name that the type has is no unknown one.
    value.extra["a"] = true
    let bytes = value.canonicalJSON()
    let again = try Names.read(fromJSON: bytes)
    value.extra["a"] = nil
    #expect(again == value && again.canonicalJSON() == bytes)
    let names = try #require(JSONValue(parsing: bytes).object).map { Array($0.name.utf8) }
    #expect(names.count == 14 && names == names.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
