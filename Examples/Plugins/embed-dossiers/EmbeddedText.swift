#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file, ready to stand in Swift source.
struct EmbeddedText {
  /// The file's name without its ending: `ukraine-2025`.
  let name: String

  /// The file's bytes, which are UTF-8.
  let text: String

  /// Reads a file.
  ///
  /// - Parameter file: A text whose name is made of lower-case words and numbers, joined by hyphens.
  /// - Throws: ``EmbeddingError`` for a name that makes no identifier and for bytes that a literal would change.
  init(file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let isFit = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isFit, let first = name.first, first.isLetter else {
      throw EmbeddingError("\(file.path): name the file like ukraine-2025.json")
    }
    let bytes = try Data(contentsOf: file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EmbeddingError("\(file.path): not UTF-8")
    }
    // The compiler turns CR LF into LF, and refuses NUL.
    guard !bytes.contains(0x0D), !bytes.contains(0) else {
      throw EmbeddingError("\(file.path): contains a carriage return or a NUL; end lines with a line feed only")
    }
    self.text = text
  }

  /// The name as a Swift identifier: `ukraine2025`.
  var identifier: String {
    let words = name.split(separator: "-")
    return words.dropFirst().reduce(words.first.map(String.init) ?? "") {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }

  /// A raw multi-line literal with so many number signs that nothing inside of it has a meaning.
  var literal: String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    let signs = String(repeating: "#", count: longest + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }
}

/// Why nothing was embedded.
struct EmbeddingError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
