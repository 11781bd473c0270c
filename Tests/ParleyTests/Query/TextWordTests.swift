import Foundation
import Parley
import Testing

@Suite("Words of texts") struct TextWordTests {
  @Test("Words are runs of letters, digits and marks; anything else separates")
  func separation() {
    #expect(
      Words.folded("Ukraine's long-range weapons, 500,000 of them.") == [
        "ukraine", "s", "long", "range", "weapons", "500", "000", "of", "them",
      ])
    #expect(Words.folded("snake_case a\u{200B}b a\u{A0}b") == ["snake", "case", "a", "b", "a", "b"])
    #expect(Words.folded("") == [])
    #expect(Words.folded(" —…!\u{10FFFF} 👍 👩‍👩‍👧 ❤️ \u{301}\u{301}") == [])
    #expect(Words.folded("停火協議。談判") == ["停火協議", "談判"])
  }

  @Test("Case and diacritics are folded in every script")
  func folding() {
    #expect(
      Words.folded("ZELENSKYY Erdoğan İSTANBUL ISPARTA ıspat") == [
        "zelenskyy", "erdogan", "istanbul", "isparta", "ispat",
      ])
    #expect(
      Words.folded("Łódź Ærø STRASSE Straße œuvre Þór Đặng ﬁn") == [
        "lodz", "aero", "strasse", "strasse", "oeuvre", "thor", "dang", "fin",
      ])
    #expect(Words.folded("Україна її Київ ёлка Йод Ґанок") == ["украіна", "іі", "киів", "елка", "иод", "ганок"])
    #expect(Words.folded("Ειρήνη ΕΙΡΉΝΗ ΟΔΟΣ οδός ᾳ") == ["ειρηνη", "ειρηνη", "οδοσ", "οδοσ", "α"])
    #expect(Words.folded("Điện Biên Phủ") == ["dien", "bien", "phu"])
    #expect(Words.folded("שָׁלוֹם") == Words.folded("שלום"))
    #expect(Words.folded("\u{FB2A}לום") == Words.folded("שלום"))
    #expect(Words.folded("سَلَامٌ أوكرانيا عــربي") == Words.folded("سلام اوكرانيا عربي"))
  }

  @Test("Letters that differ between Arabic, Farsi and Urdu are one, in every form that they take in a word")
  func arabicLetters() {
    #expect(Words.folded("على علی علي") == ["علي", "علي", "علي"])
    #expect(Words.folded("غزة غزه") == ["غزه", "غزه"])
    #expect(Words.folded("کابل كابل ڪابل") == ["كابل", "كابل", "كابل"])
    #expect(Words.folded("پاکستان ہے ئ ٱلله") == ["پاكستان", "هي", "ي", "الله"])
    #expect(Words.folded("\u{FECB}\u{FEE0}\u{FEF2} \u{FEFB}") == ["علي", "لا"])
  }

  @Test("Digits of all scripts, full-width letters and half-width kana are folded")
  func widths() {
    #expect(Words.folded("٢٨ ۲۸ २८ ২৮ ２８ ๒๘") == Array(repeating: "28", count: 6))
    #expect(Words.folded("ＮＡＴＯ Ｐｌａｎ２") == ["nato", "plan2"])
    #expect(Words.folded("ﾌﾟｰﾁﾝ") == Words.folded("プーチン"))
    #expect(Words.folded("² ⅻ") == ["²", "ⅻ"])
  }

  @Test("Signs that make another word of it stay")
  func vowels() {
    #expect(Set(["कु", "के", "की", "क"].map(Words.folded)).count == 4)
    #expect(Words.folded("ในน้ำ") != Words.folded("นน้ำ"))
    #expect(Words.folded("क़") == Words.folded("क"))
  }

  @Test("An apostrophe separates, whichever it is")
  func apostrophes() {
    for apostrophe in ["'", "’", "ʼ", "ʹ"] { #expect(Words.folded("об\(apostrophe)єкт") == ["об", "єкт"]) }
  }

  @Test("Invisible characters neither separate nor count")
  func invisible() {
    #expect(Words.folded("nego\u{AD}tia\u{AD}tion mi\u{200C}kham \u{FEFF}a\u{200F}") == ["negotiation", "mikham", "a"])
    #expect(Words.all(in: "x \u{FEFF}ab\u{AD}c\u{200F} y")[1].text == "ab\u{AD}c")
  }

  @Test("Composed and decomposed characters fold alike, all of them, and as Foundation decomposes them")
  func everyScalar() {
    var differing: [Unicode.Scalar] = []
    for value in UInt32(0)...0x10FFFF {
      // Of ideographs, of Korean syllables and of what is not assigned, a sample.
      let isUniform = (0x3400...0xD7A3).contains(value) && !(0xA000...0xABFF).contains(value) || value >= 0x20000
      if isUniform && !value.isMultiple(of: 97) { continue }
      // The second code points of some ideographs are in no normalised text.
      if (0xF900...0xFAD9).contains(value) || (0x2F800...0x2FA1F).contains(value) { continue }
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "x" + String(scalar)
      let composed = Words.folded(text.precomposedStringWithCanonicalMapping)
      let decomposed = Words.folded(text.decomposedStringWithCanonicalMapping)
      let expected = TextReference.words(text).map(\.folded)
      if composed != decomposed || Words.folded(text) != expected { differing.append(scalar) }
    }
    #expect(differing == [])
  }

  @Test("Random texts in many scripts have the words of the reference, and the same ones in any form")
  func randomTexts() {
    var random = RandomText(generator: .init(seed: 7))
    for _ in 0..<1000 {
      let text = random.text()
      let expected = TextReference.words(text)
      #expect(Words.all(in: text) == expected, "\(text.debugDescription)")
      #expect(Words.folded(text.decomposedStringWithCanonicalMapping) == expected.map(\.folded))
      #expect(Words.folded(text.precomposedStringWithCanonicalMapping) == expected.map(\.folded))
    }
  }

  @Test("A reader that has read one text reads the next as a new one does")
  func reuse() {
    var random = RandomText(generator: .init(seed: 8))
    var reader = Words()
    for _ in 0..<500 {
      let text = random.text()
      reader.read(text)
      var words: [String] = []
      while let word = reader.next() { words.append(String(decoding: reader.bytes[word.folded], as: UTF8.self)) }
      #expect(words == Words.folded(text))
    }
  }

  @Test("Hostile texts are read to their end")
  func hostileTexts() {
    #expect(Words.folded("a" + String(repeating: "\u{301}", count: 1_000_000)) == ["a"])
    #expect(Words.folded(String(repeating: "\u{301}", count: 1_000_000)) == [])
    #expect(Words.folded(String(repeating: "é", count: 500_000)) == [String(repeating: "e", count: 500_000)])
    #expect(Words.folded(String(repeating: "각", count: 100_000)).map(\.utf8.count) == [900_000])
    #expect(Words.folded(String(repeating: "é ", count: 100_000)).count == 100_000)
  }
}
