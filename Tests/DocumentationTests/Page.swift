import Foundation
import TestSupport

/// A Markdown file and its fenced blocks.
struct Page {
  /// The path inside of the package.
  let name: String

  /// All fenced blocks, in order.
  let blocks: [Block]

  /// Reads a file of the package.
  init(path: String) throws {
    self.init(name: path, text: try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8))
  }

  /// Finds the blocks of a text.
  init(name: String, text: String) {
    var blocks: [Block] = []
    var remark: Block.Remark?
    var open: (fence: Substring, language: String, line: Int, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.trimmingPrefix { $0 == " " }
      let fence = content.prefix { $0 == "`" }
      if let block = open {
        if fence.count >= block.fence.count, fence.count == content.count {
          blocks.append(
            Block(
              place: "\(name):\(block.line)", language: block.language, lines: dedented(block.lines), remark: remark))
          open = nil
          remark = nil
        } else {
          open?.lines.append(line)
        }
      } else if fence.count >= 3 {
        open = (fence, content.dropFirst(fence.count).prefix { !$0.isWhitespace }.lowercased(), number + 1, [])
      } else if !content.isEmpty {
        remark = Block.Remark(content)
      }
    }
    self.name = name
    self.blocks = blocks
  }
}

/// A fenced block.
struct Block {
  /// What the comment on the line before says about a block.
  enum Remark: Equatable {
    case output(String)
    case notCompiled(String)

    init?(_ line: Substring) {
      guard line.hasPrefix("<!--"), line.hasSuffix("-->") else { return nil }
      let words = line.dropFirst(4).dropLast(3).split(separator: ":", maxSplits: 1)
      guard let key = words.first, words.count == 2 else { return nil }
      let value = words[1].trimmingCharacters(in: .whitespaces)
      switch key.trimmingCharacters(in: .whitespaces) {
      case "output": self = .output(value)
      case "not compiled": self = .notCompiled(value)
      default: return nil
      }
    }
  }

  /// The page and the line of the block's start.
  let place: String

  /// The first word after the fence, in lower case.
  let language: String

  /// The lines, without the indentation that they have in common.
  let lines: [Substring]

  /// What the comment before the block says.
  let remark: Remark?

  var text: String { lines.joined(separator: "\n") }
}

/// Lines without the indentation that all of them have, and without spaces at their ends.
func dedented(_ lines: some Collection<Substring>) -> [Substring] {
  let trimmed = lines.map { line in
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
  let indentation = trimmed.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
  return trimmed.map { $0.dropFirst(indentation) }
}
