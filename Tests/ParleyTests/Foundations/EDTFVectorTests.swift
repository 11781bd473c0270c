import Foundation
import Parley
import Testing

/// The vectors of other implementations, which are not part of the package: the tests are skipped where the folder
/// that the environment variable `PARLEY_SUITES` names is not there.
enum EDTFVectors {
  struct Vector: Sendable, CustomTestStringConvertible {
    var text: String
    var lists: [String]
    var testDescription: String { "\"\(text)\" (\(lists.first ?? ""))" }
    var isInvalid: Bool { lists.contains { $0.hasPrefix("invalid") } }
    var isLevelTwo: Bool { lists.contains { $0 == "Level2" } && !lists.contains { $0 == "Level0" || $0 == "Level1" } }
  }

  static let all: [Vector] = {
    guard let folder = Suites.folder,
      let data = try? Data(contentsOf: folder.appending(path: "edtf-vectors-dev.tsv"))
    else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Vector(text: String(columns[0]), lists: columns[1].split(separator: "+").map(String.init))
    }
  }()

  static var areAvailable: Bool { !all.isEmpty }
}

@Suite(.enabled(if: EDTFVectors.areAvailable, "set PARLEY_SUITES to the folder that holds edtf-vectors-dev.tsv"))
struct EDTFVectorTests {
  /// Texts that the lists count as level 2, although the specification composes them of level 1: a qualifier stands
  /// "at the end of the date string", and the same lists have the same season as the end of a level 1 interval.
  static let ofLevelOneBySpecification: Set = ["2011-23~"]

  @Test(arguments: EDTFVectors.all)
  func `Levels 0 and 1 are read, level 2 is unsupported, everything else is refused with a position`(
    _ vector: EDTFVectors.Vector
  ) {
    do {
      let date = try PartialDate(vector.text)
      #expect(!vector.isInvalid)
      #expect(!vector.isLevelTwo || Self.ofLevelOneBySpecification.contains(vector.text))
      #expect(date.text.utf8.elementsEqual(vector.text.utf8))
      #expect(date.earliest <= date.latest)
    } catch {
      #expect((error.code == .unsupported) == vector.isLevelTwo, "\(error)")
      #expect(vector.isLevelTwo || vector.isInvalid, "\(error)")
      #expect(error.position != nil)
    }
  }
}
