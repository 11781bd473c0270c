import Foundation
import Parley
import TestSupport
import Testing

/// What may be written as a literal, and what becomes of one that is malformed.
@Suite("Literals") struct LiteralTests {
  @Test("A fraction in code is the decimal as it is written")
  func fractions() throws {
    for (literal, text) in [
      (4.5, "4.5"), (0.1, "0.1"), (-0.15, "-0.15"), (1e-7, "0.0000001"), (123_456_789.012345, "123456789.012345"),
      (1e17, "100000000000000000"), (2.0, "2"), (-0.0, "0"), (0.3, "0.3"), (1.005, "1.005"),
    ] as [(DecimalNumber, String)] {
      #expect(literal.description == text)
    }
    #expect(Quantity.exactly(4.5, .percent).description == "4.5 percent")
    #expect(Quantity.between(0.5, 1.25, .usDollar).description == "0.5 to 1.25 USD")
  }

  @Test("A quantity may be written as its text")
  func quantities() {
    let quantities: [Quantity] = ["4.5 percent", "about 12000000000 EUR", "10 to 15 days"]
    #expect(quantities == [.exactly(4.5, .percent), .about(12_000_000_000, .euro), .between(10, 15, .days)])
  }

  @Test("An attitude of one's own says which way it points, in every document")
  func attitudes() throws {
    let welcomes = Attitude("welcomes", polarity: .positive)
    #expect(welcomes.rawValue == "welcomes:positive" && welcomes.polarity == .positive && !welcomes.isKnown)
    #expect(Attitude("shrugs", polarity: .neutral).polarity == .neutral)
    #expect(Attitude(rawValue: "laments:negative").polarity == .negative)
    for text in ["welcomes", ":positive", "welcomes:", "welcomes:good", "a:b:positive", "positive", "withholds"] {
      #expect(Attitude(rawValue: text).polarity == nil, "\(text)")
    }
    var statement = Statement("s", by: "a", on: "2025", "", stances: [Stance(welcomes, "actor:a")], citations: [])
    statement.citations = []
    #expect(try Statement.read(fromJSON: statement.canonicalJSON()).stances.first?.attitude.polarity == .positive)
    let dossier = Dossier(records: [statement, Actor("a", "A", .person)])
    #expect(dossier.statements(.polarity(.positive)).map(\.id) == ["s"])
  }

  #if os(macOS) || os(Linux)
    @Test("A malformed literal stops the program, and says why")
    func malformed() async {
      func reason(_ result: ExitTest.Result?) -> String {
        String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      }
      let day = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = "2025-02-30" as Day
      }
      #expect(reason(day).contains("malformed day \"2025-02-30\" at byte 8: the month has no such day"))
      let quantity = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = "4.5" as Quantity
      }
      #expect(reason(quantity).contains("malformed quantity \"4.5\""))
      let id = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = "No Such" as Actor.ID
      }
      #expect(reason(id).contains("malformed identifier \"No Such\""))
      let number = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = 1e30 as DecimalNumber
      }
      #expect(reason(number).contains("the literal 1e+30 cannot be represented exactly"))
      let object = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = ["a": 1, "a": 2] as JSONObject
      }
      #expect(reason(object).contains("the member \"a\" is given twice"))
    }

    @Test("No initialiser from a literal uses a trap whose reason release builds leave out")
    func traps() throws {
      for file in try files(below: "Sources/Parley", ending: ".swift") {
        let text = try String(contentsOf: packageRoot.appending(path: file), encoding: .utf8)
        for part in text.components(separatedBy: "Literal ").dropFirst() {
          // The initialiser ends with the first brace at its own indentation.
          let body = part.components(separatedBy: "\n  }\n")[0]
          #expect(!body.contains("precondition"), "\(file)")
        }
      }
    }
  #endif
}
