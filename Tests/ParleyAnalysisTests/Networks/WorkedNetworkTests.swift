import Parley
import Testing

@testable import ParleyAnalysis

/// The example of the documentation, small enough to check by hand.
@Suite("A network by hand")
struct WorkedNetworkTests {
  /// Three actors about two provisions; B says one thing twice in the same document.
  static let rows = [
    CodedStatement("A", "cap", level: false, at: "2025-11-20T08:00:00Z", document: "d1"),
    CodedStatement("B", "cap", level: false, at: "2025-11-20T09:00:00Z", document: "d1"),
    CodedStatement("B", "cap", level: false, at: "2025-11-20T10:00:00Z", document: "d1"),
    CodedStatement("C", "cap", level: true, at: "2025-11-21T10:00:00Z", document: "d2"),
    CodedStatement("A", "aid", level: true, at: "2025-11-28T10:00:00Z", document: "d3"),
    CodedStatement("C", "aid", level: true, at: "2025-12-01T10:00:00Z", document: "d4"),
  ]

  var table: CodedStatements { get throws { try CodedStatements(Self.rows, qualifier: .boolean) } }

  @Test("Congruence counts pairs of statements that agree, conflict those that do not")
  func pairs() throws {
    let congruence = try table.oneMode(.congruence)
    #expect(congruence.nodes == ["A", "B", "C"])
    #expect(congruence.ties == [0, 2, 1, 2, 0, 0, 1, 0, 0])
    #expect(try table.oneMode(.conflict).ties == [0, 0, 1, 0, 0, 2, 1, 2, 0])
    #expect(try table.oneMode(.subtract).ties == [0, 2, 0, 2, 0, -2, 0, -2, 0])
    #expect(try table.oneMode(.ignore).ties == [0, 2, 2, 2, 0, 2, 2, 2, 0])
  }

  @Test("Once per document, B agrees with A once")
  func duplicates() throws {
    let network = try table.oneMode(.congruence, duplicates: .oncePerDocument)
    #expect(network["A", "B"] == 1)
    #expect(network.report.description == "5 of 6 statements used: 1 said before")
    #expect(network.report["duplicate"] == 1)
  }

  @Test("Ties are divided as the norm says")
  func norms() throws {
    // A and C have two statements each, one shared thing on the same level, one on different levels.
    #expect(try table.oneMode(.congruence, normalisation: .average)["A", "C"] == 1.0 / 2)
    #expect(try table.oneMode(.congruence, normalisation: .jaccard)["A", "C"] == 1.0 / 3)
    let cosine = try #require(try table.oneMode(.congruence, normalisation: .cosine)["A", "C"])
    #expect(abs(cosine - 1 / 2) < 1e-15)
    // A: (1, 1), B: (2, 0) about cap and aid.
    let other = try #require(try table.oneMode(.ignore, normalisation: .cosine)["A", "B"])
    #expect(abs(other - 2 / (2 * 2.0.squareRoot())) < 1e-15)
    // That program divides by the numbers of statements instead.
    #expect(try table.oneMode(.ignore, normalisation: .cosine, dnaCompatible: true)["A", "B"] == 2.0 / (2 * 2))
  }

  @Test("Two-mode cells count, subtract and combine")
  func cells() throws {
    #expect(try table.twoMode(.ignore).cells == [1, 1, 0, 2, 1, 1])
    #expect(try table.twoMode(.ignore).secondNodes == ["aid", "cap"])
    #expect(try table.twoMode(.subtract).cells == [1, -1, 0, -2, 1, 1])
    #expect(try table.twoMode(.combine).cells == [2, 1, 0, 1, 2, 2])
    #expect(try table.twoMode(.combine, dnaCompatible: true).cells == [1, 2, 0, 2, 1, 1])
    #expect(try table.twoMode(.subtract, normalisation: .activity).cells == [0.5, -0.5, 0, -1, 0.5, 0.5])
    #expect(try table.twoMode(.subtract, normalisation: .prominence).cells == [0.5, -0.25, 0, -0.5, 0.5, 0.25])
  }

  @Test("A tie names the statements behind it")
  func behind() throws {
    let conflict = try table.oneMode(.conflict)
    #expect(conflict.statements(behind: "A", "C").map(\.document) == ["d1", "d2"])
    let congruence = try table.oneMode(.congruence)
    #expect(congruence.statements(behind: "A", "C").map(\.document) == ["d3", "d4"])
    #expect(congruence.statements(behind: "B", "C").isEmpty)
    #expect(congruence.evidence("A", "C") == .none)
    #expect(try table.twoMode(.ignore).statements(behind: "B", "cap").count == 2)
  }

  @Test("A range has its beginning and not its end, in that program both")
  func ranges() throws {
    let range: Range<Timestamp> = "2025-11-20T09:00:00Z"..<"2025-11-21T10:00:00Z"
    #expect(try table.twoMode(.ignore, during: range).cells == [2])
    #expect(try table.twoMode(.ignore, during: range, dnaCompatible: true).firstNodes == ["B", "C"])
    let days = try table.twoMode(.ignore, during: .days("2025-11-20"..<"2025-11-22"))
    #expect(days.report.description == "4 of 6 statements used: 2 outside of the time range")
  }

  @Test("Nodes without a statement that counts are there if they are asked for")
  func nodes() throws {
    let days: Range<Timestamp> = .days("2025-11-28"..<"2025-12-02")
    #expect(try table.oneMode(.congruence, during: days).nodes == ["A", "C"])
    let given = try table.oneMode(.congruence, nodes: .given(first: ["C", "B"], second: nil), during: days)
    #expect(given.nodes == ["C", "B"] && given.ties == [0, 0, 0, 0])
    let restricted = try table.oneMode(.congruence, nodes: .given(first: nil, second: ["aid"]))
    #expect(restricted.nodes == ["A", "C"] && restricted["A", "C"] == 1)
    let all = try table.twoMode(.ignore, duplicates: .onceInRange, nodes: .inRange)
    #expect(all.firstNodes == ["A", "B", "C"])
  }

  @Test("A node that is given may have nothing to say")
  func silentNodes() throws {
    for dnaCompatible in [false, true] {
      let network = try table.oneMode(
        .congruence, nodes: .given(first: ["Z", "B", "A"], second: ["cap", "war"]), dnaCompatible: dnaCompatible)
      #expect(network.nodes == ["Z", "B", "A"] && network.ties == [0, 0, 0, 0, 0, 2, 0, 2, 0])
      #expect(network.statements(behind: "Z", "A").isEmpty)
      let cells = try table.twoMode(
        .ignore, normalisation: .activity, nodes: .given(first: ["A", "Z"], second: ["war", "cap"]),
        dnaCompatible: dnaCompatible)
      #expect(cells.cells == [0, 1, 0, 0])
    }
    let series = try table.oneMode(
      .congruence, windows: .days(3), nodes: .given(first: ["A", "Z"], second: nil))
    #expect(series.allSatisfy { $0.network.nodes == ["A", "Z"] })
  }

  @Test("Of a vote that was changed the last one counts")
  func lastCounts() throws {
    let rows = [
      CodedStatement("A", "cap", level: true, at: "2025-01-03T00:00:00Z"),
      CodedStatement("A", "cap", level: false, at: "2025-01-01T00:00:00Z"),
      CodedStatement("A", "aid", level: true, at: nil),
      CodedStatement("A", "aid", level: false, at: "2025-01-01T00:00:00Z"),
      CodedStatement("B", "cap", level: false, at: "2025-01-02T00:00:00Z"),
      CodedStatement("B", "cap", level: true, at: "2025-01-02T00:00:00Z"),
    ]
    let table = try CodedStatements(rows, qualifier: .boolean)
    let votes = try table.twoMode(.subtract, duplicates: .lastCounts)
    #expect(votes.secondNodes == ["aid", "cap"] && votes.cells == [-1, 1, 0, 1])
    #expect(votes.report.description == "3 of 6 statements used: 3 followed by a later one")
    #expect(try table.oneMode(.congruence, duplicates: .lastCounts)["A", "B"] == 1)
    #expect(try table.oneMode(.ignore, duplicates: .lastCounts)["A", "B"] == 1)
    // In a range, the last in the range.
    let range: Range<Timestamp> = .days("2025-01-01"..<"2025-01-02")
    #expect(try table.twoMode(.subtract, duplicates: .lastCounts, during: range).cells == [-1, -1])
    let profile = try table.coalitionProfile(of: ["A", "B"], duplicates: .lastCounts)
    #expect(profile.agreed.map(\.secondNode) == ["cap"] && profile.contested.isEmpty)
    do {
      _ = try table.oneMode(.congruence, duplicates: .lastCounts, dnaCompatible: true)
      Issue.record("that program has no such rule")
    } catch {
      #expect(error.code == .incompatible && error.argument == "duplicates")
    }
  }

  @Test("Questions that make no sense are refused")
  func refusals() throws {
    let table = try table
    func code(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch {
        let error = error as? AnalysisError
        return error.map { "\($0.code) \($0.argument)" }
      }
    }
    let plain = try CodedStatements([CodedStatement("A", "x", at: nil)], qualifier: .none)
    let terms = try CodedStatements([CodedStatement("A", "x", level: "t", at: nil)], qualifier: .nominal)
    #expect(code { _ = try plain.oneMode(.congruence) } == "incompatible aggregation")
    #expect(code { _ = try plain.twoMode(.subtract) } == "incompatible aggregation")
    #expect(code { _ = try terms.twoMode(.subtract) } == "incompatible aggregation")
    #expect(code { _ = try table.twoMode(.combine, normalisation: .activity) } == "incompatible normalisation")
    #expect(code { _ = try CodedStatements(Self.rows, qualifier: .nominal) } == "incompatible rows")
    #expect(
      code { _ = try table.oneMode(.ignore, during: "2025-11-20T09:00:00Z"..<"2025-11-20T09:00:00Z") }
        == "emptyRange during")
    #expect(code { _ = try table.oneMode(.ignore, nodes: .given(first: ["A", "A"], second: nil)) } == "repeated nodes")
    #expect(code { _ = try table.twoMode(.ignore, nodes: .given(first: nil, second: [])) } == "empty nodes")
    #expect(code { _ = try plain.oneMode(.ignore) } == nil)
  }

  @Test("Nothing, one actor and one level give networks without ties, and never anything that is no number")
  func degenerate() throws {
    for kind in [QualifierKind.boolean, .integer, .nominal] {
      let empty = try CodedStatements([], qualifier: kind)
      let level: QualifierLevel = kind == .nominal ? "x" : 1
      let one = try CodedStatements([CodedStatement("A", "x", level: level, at: nil)], qualifier: kind)
      let two = try CodedStatements(
        [CodedStatement("A", "x", level: level, at: nil), CodedStatement("B", "x", level: level, at: nil)],
        qualifier: kind)
      for aggregation in OneModeNetwork.Aggregation.allCases {
        for normalisation in OneModeNetwork.Normalisation.allCases {
          for dnaCompatible in [false, true] {
            func network(_ table: CodedStatements) throws -> OneModeNetwork {
              try table.oneMode(aggregation, normalisation: normalisation, dnaCompatible: dnaCompatible)
            }
            #expect(try network(empty).nodes.isEmpty)
            #expect(try network(one).ties == [0])
            // Both say the same, on a scale of one level.
            #expect(try network(two).ties == (aggregation == .conflict ? [0, 0, 0, 0] : [0, 1, 1, 0]))
          }
        }
      }
    }
  }

  @Test("Empty labels are left out, but their rows still tell of the other node")
  func emptyLabels() throws {
    let table = try CodedStatements(
      Self.rows + [CodedStatement("D", "", level: true, at: "2025-12-02T00:00:00Z")], qualifier: .boolean)
    #expect(try table.oneMode(.congruence).nodes == ["A", "B", "C"])
    #expect(try table.oneMode(.congruence, nodes: .inRange).nodes == ["A", "B", "C", "D"])
    #expect(try table.twoMode(.ignore, nodes: .inRange).secondNodes == ["aid", "cap"])
    #expect(try table.oneMode(.congruence).report["emptyLabel"] == 1)
  }

  @Test("Labels are ordered by their bytes, in that program by their UTF-16 units")
  func labelOrder() throws {
    let table = try CodedStatements(
      ["\u{1F600}", "\u{FF01}", "e\u{301}", "\u{E9}"].map { CodedStatement($0, "x", at: nil) }, qualifier: .none)
    func scalars(_ labels: [String]) -> [UInt32?] { labels.map { $0.unicodeScalars.first?.value } }
    #expect(scalars(try table.oneMode(.ignore).nodes) == [0x65, 0xE9, 0xFF01, 0x1F600])
    #expect(scalars(try table.oneMode(.ignore, dnaCompatible: true).nodes) == [0x65, 0xE9, 0x1F600, 0xFF01])
  }

  @Test("Weeks are those of ISO 8601")
  func weeks() {
    var day: Day = "1999-12-20"
    while day < "2031-01-20" {
      #expect(Moment.weekOfYear(of: day.daysSince1970) == NaiveNetworks.isoWeek(day).week)
      day = day.advanced(by: 1)
    }
    #expect(Moment.weekOfYear(of: ("2021-01-03" as Day).daysSince1970) == 53)
    #expect(Moment.weekOfYear(of: ("1969-12-29" as Day).daysSince1970) == 1)
  }
}
