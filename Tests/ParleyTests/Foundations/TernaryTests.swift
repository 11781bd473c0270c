import Parley
import Testing

@Suite struct TernaryTests {
  @Test(arguments: Ternary.allCases, Ternary.allCases)
  func `And is the weaker answer, or the stronger, and they mirror each other`(_ one: Ternary, _ other: Ternary) {
    #expect(one.and(other) == min(one, other))
    #expect(one.or(other) == max(one, other))
    #expect(one.and(other).negated == one.negated.or(other.negated))
    #expect(one.negated.negated == one)
  }

  @Test func `A truth value is a certain answer`() {
    #expect(Ternary(true) == .yes)
    #expect(Ternary(false) == .no)
    #expect(Ternary.possibly.negated == .possibly)
    #expect(Ternary.allCases.sorted() == [.no, .possibly, .yes])
  }
}
