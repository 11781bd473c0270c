import Parley
import ParleyAnalysis
import TestSupport
import Testing

@Suite("Two texts, word by word")
struct TextDiffTests {
  @Test("A figure and a qualification are one replaced and some added words")
  func cap() {
    let diff = TextDiff(
      from: "Ukraine keeps no more than 600,000 people under arms.",
      to: "Ukraine keeps no more than 800,000 people under arms in peacetime.")
    #expect(
      diff.description
        == "Ukraine keeps no more than [-600,000-]{+800,000+} people under arms{+ in peacetime+}.")
    #expect(diff.editCount == 4)
  }

  @Test func `scripts without spaces are compared letter by letter, figures as a whole`() {
    #expect(TextDiff(from: "乌克兰军队限于60万人", to: "乌克兰军队限于80万人").description == "乌克兰军队限于[-60-]{+80+}万人")
    #expect(TextDiff(from: "双方同意停火", to: "双方不同意停火").description == "双方{+不+}同意停火")
    #expect(TextDiff(from: "第10条", to: "第12条").description == "第[-10-]{+12+}条")
    #expect(TextDiff(from: "停戦に合意する。", to: "停戦に合意しない。").description == "停戦に合意[-する-]{+しない+}。")
    #expect(TextDiff(from: "หยุดยิง ๓๐ วัน", to: "หยุดยิง ๖๐ วัน").description == "หยุดยิง [-๓๐-]{+๖๐+} วัน")
    #expect(TextDiff(from: "NATO不扩大", to: "NATO扩大").editCount == 1)
    #expect(TextDiff(from: "한국어 문장", to: "한국어 문서").description == "한국어 [-문장-]{+문서+}")
  }

  @Test("Equal, empty and disjoint texts have the segments one expects")
  func simple() {
    #expect(TextDiff(from: "", to: "").segments.isEmpty)
    #expect(TextDiff(from: "", to: "").isUnchanged)
    #expect(TextDiff(from: "peace now", to: "peace now").description == "peace now")
    #expect(TextDiff(from: "", to: "new").description == "{+new+}")
    #expect(TextDiff(from: "old", to: "").description == "[-old-]")
    #expect(TextDiff(from: "one two", to: "three four").description == "[-one two-]{+three four+}")
  }

  @Test("Words are not cut at hyphens, apostrophes and separators of numbers, but at marks")
  func pieces() {
    #expect(TextDiff(from: "non-nuclear", to: "non-aggression").description == "[-non-nuclear-]{+non-aggression+}")
    #expect(
      TextDiff(from: "Ukraine's cap, 1.5", to: "Russia's cap; 2.5").description
        == "[-Ukraine's-]{+Russia's+} cap[-, 1.5-]{+; 2.5+}")
    #expect(TextDiff(from: "end.", to: "end").description == "end[-.-]")
  }

  @Test("The example of Myers needs five edits")
  func publishedExample() {
    // Figure 1 of the paper: ABCABBA to CBABAC has a shortest edit script of length 5.
    #expect(TextDiff(from: "A B C A B B A", to: "C B A B A C").editCount == 5)
  }

  @Test("Both texts can be put together again, and nothing is removed or added needlessly")
  func properties() {
    var generator = SplitMix64(seed: 5)
    let words = ["a", "b", "c", "d", ",", "e-f", "1,000"]
    for round in 0..<600 {
      let length = round < 500 ? 12 : 60
      let old = (0..<generator.below(length)).map { _ in generator.pick(words) }.joined(separator: " ")
      let new = (0..<generator.below(length)).map { _ in generator.pick(words) }.joined(separator: " ")
      let diff = TextDiff(from: old, to: new)
      #expect(diff.segments.filter { $0.step != .added }.map(\.text).joined() == old)
      #expect(diff.segments.filter { $0.step != .removed }.map(\.text).joined() == new)
      #expect(diff.isUnchanged == (old == new))
      let pairs = zip(diff.segments, diff.segments.dropFirst())
      #expect(pairs.allSatisfy { $0.step != $1.step })
    }
  }

  @Test("The number of edits is that of a table of all common subsequences")
  func shortest() {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<300 {
      let old = (0..<generator.below(14)).map { _ in generator.below(4) }
      let new = (0..<generator.below(14)).map { _ in generator.below(4) }
      // Numbers joined by commas would be one word.
      let diff = TextDiff(from: old.map { "\($0);" }.joined(), to: new.map { "\($0);" }.joined())
      let pieces = [old, new].map { $0.flatMap { [$0, 9] } }
      #expect(diff.editCount == pieces[0].count + pieces[1].count - 2 * commonLength(pieces[0], pieces[1]))
    }
  }

  @Test("Long texts that have nothing in common take no quadratic time")
  func hostile() {
    let old = (0..<6_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<6_000).map { "b\($0)" }.joined(separator: " ")
    let diff = TextDiff(from: old, to: new)
    #expect(diff.segments.filter { $0.step != .added }.map(\.text).joined() == old)
    #expect(diff.segments.filter { $0.step != .removed }.map(\.text).joined() == new)
    #expect(diff.editCount == 12_000)
  }

  /// The length of a longest common subsequence, from the table of all beginnings.
  private func commonLength(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (place, y) in b.enumerated() {
        let above = row[place + 1]
        row[place + 1] = x == y ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
