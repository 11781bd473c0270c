import Parley
import Testing

@Suite("Random numbers")
struct SplitMix64Tests {
  @Test("The numbers are those of the published generator")
  func published() {
    var generator = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test("Numbers below a bound reach all of them, and 0 is the only one below 0 and 1")
  func below() {
    var generator = SplitMix64(seed: 2)
    #expect(Set((0..<200).map { _ in generator.below(7) }) == Set(0..<7))
    for bound in [0, 1] { #expect(generator.below(bound) == 0) }
  }

  @Test("A random order keeps every element, and is the same for the same seed")
  func shuffle() {
    let orders = [3, 3, 4 as UInt64].map { seed in
      var (generator, values) = (SplitMix64(seed: seed), Array(0..<50))
      generator.shuffle(&values)
      return values
    }
    #expect(orders[0].sorted() == Array(0..<50))
    #expect(orders[0] != Array(0..<50))
    #expect(orders[0] == orders[1])
    #expect(orders[0] != orders[2])
  }
}
