/// Tells where in a document a byte stands, and where in a document a member stands.
///
/// The reader keeps no path while it reads; this scanner finds it afterwards, once, for the one place that matters.
/// It reads any bytes: behind a fault there may be no JSON.
struct JSONLocator {
  /// A place as people name it.
  struct Place: Hashable {
    var line: Int
    var column: Int
    var path: String
  }

  /// A step from a value to one of its parts.
  enum Step: Hashable {
    case member(String)
    case element(Int)
  }

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The line, the column and the path of a byte.
  ///
  /// - Complexity: O(*n*) in the offset.
  func place(at offset: Int) -> Place {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<end where bytes[index] == 0x0A {
      line += 1
      lineStart = index + 1
    }
    // Continuation bytes do not begin a scalar.
    let column = bytes[lineStart..<end].count { $0 & 0xC0 != 0x80 } + 1
    return Place(line: line, column: column, path: Self.text(of: path(at: end)))
  }

  /// The steps that lead to the value that a byte belongs to.
  func path(at offset: Int) -> [Step] {
    var found: [Step] = []
    scan(until: offset) { steps, _ in
      found = steps
      return true
    }
    return found
  }

  /// Where the value at a path begins; `nil` where the document has no such value.
  ///
  /// - Complexity: O(*n*) in the length of the document.
  func offset(of path: [Step]) -> Int? {
    var result: Int?
    scan(until: bytes.count) { steps, offset in
      if steps == path { result = offset }
      return result == nil
    }
    return result
  }

  /// A path as text: `statements[3].stances[0].subject`. A name that would be taken for several steps, or for none, is
  /// quoted: `statements[3]["a.b"]`.
  static func text(of path: [Step]) -> String {
    var text = ""
    for step in path {
      switch step {
      case .member(let name) where name.isEmpty || name.utf8.contains(where: isSpecial):
        text += "[\(String(decoding: JSONValue.string(name).canonicalJSON(), as: UTF8.self))]"
      case .member(let name): text += text.isEmpty ? name : "." + name
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// Whether a byte of a name means something else in a path.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20
      || [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "\\")]
        .contains(byte)
  }

  /// Goes through the values of the document in order; `visit` gets each value's path and first byte.
  private func scan(until end: Int, _ visit: ([Step], Int) -> Bool) {
    var steps: [Step] = []
    var opened: [UInt8] = []
    var expectsName = false
    var index = 0
    /// Whether a value begins here that has not been shown yet.
    var expectsValue = true
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if expectsValue, !visit(steps, index) { return }
        opened.append(byte)
        if byte == UInt8(ascii: "[") { steps.append(.element(0)) }
        expectsName = byte == UInt8(ascii: "{")
        expectsValue = !expectsName
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard let bracket = opened.popLast() else { return }
        if bracket == UInt8(ascii: "[") || !expectsName { _ = steps.popLast() }
        expectsName = false
        expectsValue = false
        index += 1
      case UInt8(ascii: ","):
        if opened.last == UInt8(ascii: "["), case .element(let number)? = steps.last {
          steps[steps.count - 1] = .element(number + 1)
          expectsValue = true
        } else if opened.last == UInt8(ascii: "{") {
          _ = steps.popLast()
          expectsName = true
          expectsValue = false
        }
        index += 1
      case UInt8(ascii: "\""):
        let close = endOfString(from: index)
        if expectsName {
          if close > end {
            // The byte stands in the name: it belongs to the object.
            _ = visit(steps, end)
            return
          }
          steps.append(.member(text(from: index, to: close)))
          expectsName = false
        } else if expectsValue {
          if !visit(steps, index) { return }
          expectsValue = false
        }
        index = close
      case UInt8(ascii: ":"):
        expectsValue = true
        index += 1
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default:
        if expectsValue, !visit(steps, index) { return }
        expectsValue = false
        index += 1
      }
    }
    // The byte itself may be where a value begins or should begin.
    if expectsValue || end < bytes.count { _ = visit(steps, end) }
  }

  /// The place behind the string that begins at a quotation mark.
  private func endOfString(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count
  }

  /// The text of the string from its first quotation mark to behind its last; as it stands where it is malformed.
  private func text(from start: Int, to end: Int) -> String {
    let string = bytes[start..<min(end, bytes.count)]
    if string.contains(UInt8(ascii: "\\")), let text = try? String.read(fromJSON: Array(string)) { return text }
    return String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
  }
}

extension JSONLocator {
  /// The strings at the paths that a test accepts, in the order of the document.
  ///
  /// - Complexity: O(*n*) in the length of the document.
  func strings(where accepts: ([Step]) -> Bool) -> [(path: [Step], text: String)] {
    var found: [([Step], String)] = []
    scan(until: bytes.count) { steps, offset in
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\""), accepts(steps) {
        found.append((steps, text(from: offset, to: endOfString(from: offset))))
      }
      return true
    }
    return found
  }

  /// The places of the values at some paths, each as far as the document has it: a missing member stands where the
  /// object that lacks it begins.
  ///
  /// The paths are followed while the document is gone through: nothing is made of values that no path leads to.
  ///
  /// - Parameter paths: The paths, as ``text(of:)`` writes them.
  /// - Returns: The places in the order of the paths; `nil` where the document does not even have the first step.
  /// - Complexity: O(*n* + *p* log *p*) in the length of the document and in the number of paths.
  func places(of paths: [String]) -> [(offset: Int, line: Int, column: Int)?] {
    var tree = PathTree()
    let ends = paths.map { tree.insert(Self.steps(of: $0)) }
    // The nodes of the values around the one that is shown, from the outermost on, as far as a path leads to them.
    var way: [Int] = []
    scan(until: bytes.count) { steps, offset in
      guard let last = steps.last else { return true }
      let around = steps.count - 1
      way.removeLast(max(0, way.count - around))
      guard way.count == around, let node = tree.child(of: way.last ?? PathTree.root, last) else { return true }
      way.append(node)
      tree.note(offset, of: node)
      return true
    }
    let offsets = ends.map { tree.offset(of: $0) }
    let found = places(ofOffsets: offsets.compactMap(\.self))
    return offsets.map { $0.flatMap { found[$0] } }
  }

  /// The lines and columns of some bytes.
  private func places(ofOffsets offsets: [Int]) -> [Int: (offset: Int, line: Int, column: Int)] {
    var places: [Int: (offset: Int, line: Int, column: Int)] = [:]
    var (line, column, position) = (1, 1, 0)
    for offset in Set(offsets).sorted() {
      while position < offset {
        if bytes[position] == 0x0A {
          (line, column) = (line + 1, 1)
        } else if bytes[position] & 0xC0 != 0x80 {
          // Continuation bytes do not begin a scalar.
          column += 1
        }
        position += 1
      }
      places[offset] = (offset, line, column)
    }
    return places
  }

  /// The steps of a path as ``text(of:)`` writes it.
  private static func steps(of path: String) -> [Step] {
    let bytes = Array(path.utf8)
    var steps: [Step] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "."): index += 1
      case UInt8(ascii: "[") where bytes.dropFirst(index + 1).first == UInt8(ascii: "\""):
        let locator = JSONLocator(bytes)
        let end = locator.endOfString(from: index + 1)
        steps.append(.member(locator.text(from: index + 1, to: end)))
        // Behind the bracket.
        index = end + 1
      case UInt8(ascii: "["):
        let digits = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: "]") }
        steps.append(.element(Int(String(decoding: digits, as: UTF8.self)) ?? 0))
        index = digits.endIndex + 1
      default:
        let name = bytes[index...].prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        steps.append(.member(String(decoding: name, as: UTF8.self)))
        index = name.endIndex
      }
    }
    return steps
  }

  /// Paths that begin alike share their first steps.
  private struct PathTree {
    static let root = 0
    private struct Node {
      var parent: Int?
      var children: [Step: Int] = [:]
      var offset: Int?
    }
    private var nodes = [Node()]

    /// The node of a path.
    mutating func insert(_ steps: [Step]) -> Int {
      var node = Self.root
      for step in steps {
        if let child = nodes[node].children[step] {
          node = child
        } else {
          nodes.append(Node(parent: node))
          nodes[node].children[step] = nodes.count - 1
          node = nodes.count - 1
        }
      }
      return node
    }

    func child(of node: Int, _ step: Step) -> Int? { nodes[node].children[step] }

    /// Notes where the value of a node begins; of several the first counts.
    mutating func note(_ offset: Int, of node: Int) {
      if nodes[node].offset == nil { nodes[node].offset = offset }
    }

    /// Where the value of a node begins, or that of the nearest one around it, but for the document itself.
    func offset(of node: Int) -> Int? {
      var node = node
      while node != Self.root {
        if let offset = nodes[node].offset { return offset }
        node = nodes[node].parent ?? Self.root
      }
      return nil
    }
  }
}

extension Array {
  /// The first position whose element satisfies a test that all later ones satisfy too.
  ///
  /// - Complexity: O(log *n*).
  package func partitioningIndex(where belongsToSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecondPart(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
