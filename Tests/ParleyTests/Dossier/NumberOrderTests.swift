import Parley
import Testing

/// Which orders of numbers are reported: those that no reading of them has ascending.
@Suite("The order of the provisions' numbers") struct NumberOrderTests {
  /// The findings for a text with such numbers; `number<head` stands under the first provision with that head's number.
  private static func findings(_ numbers: String) throws -> [String] {
    var provisions: [Provision] = []
    for (place, text) in numbers.split(separator: ", ").enumerated() {
      let parts = text.split(separator: "<").map(String.init)
      var provision = Provision(
        EntityID(stringLiteral: "p/\(place)"), try ProvisionNumber(parts[0]), "A point.", citations: ["s"])
      if parts.count > 1 { provision.parent = EntityID(stringLiteral: "p/\(parts[1])") }
      provisions.append(provision)
    }
    let dossier = Dossier(records: [
      Proposal("p", "P", .draft, provisions: provisions, citations: ["s"]), Source("s", "S", "article"),
    ])
    return dossier.validate().map { "\($0.code.rawValue) \($0.record?.id ?? "")" }
  }

  @Test("An order that some reading has ascending is not reported")
  func ascending() throws {
    for numbers in [
      "1, 2, 10, 10.a, 10.b, 11", "I, II, III, IV, V, VI, VII, VIII, IX, X, XI", "i, ii, iii, iv, v, vi, ix, x, xl",
      "I, V, IX, L, C, D, M", "1, 1bis, 1ter, 1quater, 2", "1, 1.1, 1.a, 1bis, 1bis.1, 2", "a, b, h, i, j, k, l, m, n",
      "A, B, C, D, H, I, J, V, W, X, Y", "x, y, z, aa, ab, az, ba", "a, aa, ab, b", "h, ha, i", "(a), (b), (c)",
      "12(a), 12(a)(i), 12(a)(ii), 12(a)(iv), 12(a)(v), 12(b), 12(i), 12(j)", "10, 10-A, 10-B, 11",
      "Art. 5, Art. 6, Art. 10, Annex I, Annex IV, Annex V", "Annex V, Annex IX, Protocol I, Annex A", "1, ٢, 3",
      "c, d, l, m", "i, v, x", "1.h, 1.i, 1.j, 2.i, 2.ii, 2.v, 2.vi", "IV, V", "ci, cii", "5 bis, 5 ter, 6",
    ] {
      #expect(try Self.findings(numbers) == [], "\(numbers)")
    }
  }

  @Test("An order that no reading has ascending is reported where it descends")
  func descending() throws {
    for (numbers, place) in [
      ("2, 1", 1), ("10, 9", 1), ("I, III, II", 2), ("v, iv", 1), ("i, ii, iv, iii, v", 3), ("h, j, i", 2), ("b, a", 1),
      ("1ter, 1bis", 1), ("1bis, 1.a", 1), ("1.a, 1", 1), ("b, aa, a", 2), ("12(a)(ii), 12(a)(i)", 1),
      ("10-B, 10-A", 1),
      ("Art. 10, Art. 9", 1), ("Annex IX, Annex V", 1), ("a, i, c", 2), ("z, y", 1),
    ] {
      #expect(try Self.findings(numbers) == ["provisionOrder p/\(place)"], "\(numbers)")
    }
  }

  @Test("Numbers that count on under their head are compared with one another, and may come again under another head")
  func relative() throws {
    #expect(try Self.findings("1, (a)<0, (b)<0, 2, (a)<3, (i)<4, (ii)<4, (b)<3, 3") == [])
    #expect(try Self.findings("1, (b)<0, (a)<0, 2") == ["provisionOrder p/2"])
    #expect(try Self.findings("1, (a)<0, (a)<0, 2") == ["provisionNumberRepeated p/2"])
    #expect(try Self.findings("1, 1.a<0, 1.a<0, 2") == ["provisionNumberRepeated p/2"])
    #expect(try Self.findings("1, 1.a<0, 1.a, 2") == ["provisionNumberRepeated p/2"])
    #expect(try Self.findings("I, 1<0, 2<0, II, 3<3, 4<3") == [])
  }
}
