import Parley
import Testing

@Suite struct AnswerTests {
  @Test(arguments: Answer.allCases, Answer.allCases)
  func `And is the weaker answer, or the stronger, and they mirror each other`(_ one: Answer, _ other: Answer) {
    #expect(one.and(other) == min(one, other))
    #expect(one.or(other) == max(one, other))
    #expect(one.and(other).negated == one.negated.or(other.negated))
    #expect(one.negated.negated == one)
  }

  @Test func `A truth value is a certain answer`() {
    #expect(Answer(true) == .yes)
    #expect(Answer(false) == .no)
    #expect(Answer.possibly.negated == .possibly)
    #expect(Answer.allCases.sorted() == [.no, .possibly, .yes])
  }
}
