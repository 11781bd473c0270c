import Parley

/// Labels with a small number for each, in the order in which they were met. Labels are told apart by their bytes.
struct LabelTable: Sendable {
  private(set) var labels: [String] = []
  /// Numbers plus one, by hash; 0 is a free slot. There are at least twice as many slots as labels.
  private var slots: [UInt32] = [0, 0, 0, 0]

  var count: Int { labels.count }

  func number(of label: String) -> UInt32? {
    let slot = slots[slot(of: label)]
    return slot == 0 ? nil : slot - 1
  }

  mutating func intern(_ label: String) -> UInt32 {
    let slot = slot(of: label)
    if slots[slot] != 0 { return slots[slot] - 1 }
    labels.append(label)
    slots[slot] = UInt32(labels.count)
    if labels.count * 2 > slots.count { grow() }
    return UInt32(labels.count - 1)
  }

  private func slot(of label: String) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(label) & mask
    while slots[slot] != 0 {
      if labels[Int(slots[slot]) - 1].hasSameBytes(as: label) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (number, label) in labels.enumerated() { slots[slot(of: label)] = UInt32(number + 1) }
  }

  /// FNV-1a, and a last stir so that the low bits depend on all others.
  private static func hash(_ label: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}

/// How labels are put in order.
enum LabelOrder {
  case bytes
  /// As in Java, where strings are compared by their UTF-16 units.
  case utf16

  func precedes(_ left: String, _ right: String) -> Bool {
    switch self {
    case .bytes: left.utf8.lexicographicallyPrecedes(right.utf8)
    case .utf16: left.utf16.lexicographicallyPrecedes(right.utf16)
    }
  }

  /// Numbers of labels in the order of the labels.
  func sorted(_ numbers: [UInt32], _ labels: [String]) -> [UInt32] {
    numbers.sorted { precedes(labels[Int($0)], labels[Int($1)]) }
  }
}
