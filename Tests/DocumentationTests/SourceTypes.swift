/// Which files declare which types, and which files name them.
struct SourceTypes {
  /// A place where a file names a type of another file.
  struct Mention {
    let file: String
    let line: Int
    /// The type's full name.
    let type: String
    /// The file that declares it.
    let declaration: String
  }

  private var files: [SourceFile] = []
  private var declarations: [String: [Int]] = [:]

  /// Reads files, given by their paths below the folder of the sources, as in `Parley/Model/Actor.swift`.
  init(_ sources: [(path: String, text: String)]) {
    for (path, text) in sources {
      var file = SourceFile(path: path, tokens: SourceTokens(text).tokens)
      file.readDeclarations()
      for type in file.types { declarations[type, default: []].append(files.count) }
      files.append(file)
    }
  }

  /// The places where files name types of others, in the order of the files.
  var mentions: [Mention] { files.indices.flatMap(mentions(in:)) }

  private func mentions(in number: Int) -> [Mention] {
    let file = files[number]
    var found: [Mention] = []
    var index = 0
    while index < file.tokens.count {
      let start = index
      index += 1
      guard file.tokens[start].isTypeName, !file.isDeclared(at: start), !file.isMember(at: start) else { continue }
      var chain = [file.tokens[start].text]
      while index + 1 < file.tokens.count, file.tokens[index].text == ".", file.tokens[index + 1].isTypeName {
        chain.append(file.tokens[index + 1].text)
        index += 2
      }
      if file.generics.contains(chain[0]) { continue }
      guard let type = resolve(chain, in: file.scopes[start]), let places = declarations[type] else { continue }
      let own = places.filter { files[$0].module == file.module }
      guard let place = (own.isEmpty ? places : own).first, !places.contains(number) else { continue }
      found.append(
        Mention(file: file.path, line: file.tokens[start].line, type: type, declaration: files[place].path))
    }
    return found
  }

  /// The full name of a type: looked for in the types around it, and the longest that is known.
  private func resolve(_ chain: [String], in scope: [String]) -> String? {
    for length in stride(from: chain.count, to: 0, by: -1) {
      for depth in stride(from: scope.count, through: 0, by: -1) {
        let name = (scope.prefix(depth) + chain.prefix(length)).joined(separator: ".")
        if declarations[name] != nil { return name }
      }
    }
    return nil
  }
}

/// What a file declares, and its names and signs.
private struct SourceFile {
  let path: String
  let tokens: [SourceTokens.Token]
  /// The names of the types and extensions around each token, joined.
  var scopes: [[String]] = []
  /// The full names of the types that are declared here.
  var types: Set<String> = []
  var generics: Set<String> = []

  var module: Substring { path.prefix { $0 != "/" } }
}

extension SourceFile {
  private static let keywords: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]

  /// Whether the name at an index is being declared rather than used.
  fileprivate func isDeclared(at index: Int) -> Bool {
    index > 0
      && (Self.keywords.contains(tokens[index - 1].text)
        || ["associatedtype", "import"].contains(tokens[index - 1].text))
  }

  /// Whether the name at an index is a member of something that is no chain of types.
  fileprivate func isMember(at index: Int) -> Bool {
    guard index > 1, tokens[index - 1].text == "." else { return false }
    let before = tokens[index - 2]
    return before.isName || [")", "]", "?", "!", ">"].contains(before.text)
  }

  fileprivate mutating func readDeclarations() {
    // What the braces that stand open belong to: the parts of a type's name, none for other braces.
    var stack: [[String]] = []
    var pending: [String] = []
    for (index, token) in tokens.enumerated() {
      let previous = index > 0 ? tokens[index - 1].text : ""
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      switch token.text {
      case let word where Self.keywords.contains(word) && previous != "." && next?.isTypeName == true:
        let name = next?.text ?? ""
        types.insert((stack.flatMap(\.self) + [name]).joined(separator: "."))
        if word != "typealias" { pending = [name] }
      case "associatedtype": if let next { generics.insert(next.text) }
      case "extension" where previous != ".": pending = extendedType(from: index + 1)
      case "<" where index > 1: readGenerics(from: index)
      case "{":
        stack.append(pending)
        pending = []
      case "}": _ = stack.popLast()
      default: break
      }
      scopes.append(stack.flatMap(\.self))
    }
  }

  private func extendedType(from start: Int) -> [String] {
    var (names, index) = ([String](), start)
    while index < tokens.count, tokens[index].isTypeName {
      names.append(tokens[index].text)
      guard index + 1 < tokens.count, tokens[index + 1].text == "." else { break }
      index += 2
    }
    return names
  }

  /// Notes the names of generic parameters, which stand behind the name of what is declared.
  private mutating func readGenerics(from start: Int) {
    let words = [tokens[start - 1].text, tokens[start - 2].text]
    guard ["init", "subscript"].contains(words[0]) || Self.keywords.contains(words[1]) || words[1] == "func" else {
      return
    }
    var (depth, isName, index) = (1, true, start + 1)
    while index < tokens.count, depth > 0, tokens[index].text != "{" {
      switch tokens[index].text {
      case "<": depth += 1
      case ">": depth -= 1
      case "," where depth == 1: isName = true
      case let word where isName && word != "each":
        generics.insert(word)
        isName = false
      default: break
      }
      index += 1
    }
  }
}
