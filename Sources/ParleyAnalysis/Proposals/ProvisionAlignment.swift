internal import Parley

/// Which provisions of two texts belong together.
///
/// 1. **Lineage.** A provision belongs to those that are recorded as its ancestors, or that share one with it.
/// 2. **Copies.** What stands once in either text in the same words belongs together, wherever it stands.
/// 3. **Number.** Where the texts are numbered alike, which is the case if at least half of the pairs that content alone
///    would make have the same number, provisions with the same number belong together if they are like each other and
///    neither is much more like another one that is not better served itself.
/// 4. **Content.** The remaining ones are paired so that the sum of their likeness is greatest: first those that stand
///    under no other, then the parts of each pair, then whatever is left.
/// 5. A part whose words are those of a passage of its head's other version belongs to that: the text was laid out.
/// 6. What is left over, or has found only a poor partner, joins a pair to which it has contributed words that the pair's
///    other provision has not: a merger, and the other way round a split.
///
/// Where lineage is recorded between the texts, content alone pairs only what is very much alike.
struct ProvisionAlignment {
  /// Provisions that belong together, by their positions in the texts. The first of each side are the pair; parts of it
  /// that were taken along with their head stand apart.
  struct Group {
    var earlier: [Int]
    var later: [Int]
    var earlierParts: [Int] = []
    var laterParts: [Int] = []
    var rule: ProposalDiff.Rule

    /// Whether it is of these two alone.
    func isPair(_ old: Int, _ new: Int) -> Bool {
      earlier.count == 1 && later.count == 1 && earlier[0] == old && later[0] == new
    }
  }

  /// Less alike than this are only provisions that have nothing to do with each other: one fifth.
  static let likeness = 0.2
  /// And as alike as this must they be without the parties and effects, which many provisions share.
  static let likenessOfMatter = 0.15
  /// As alike as this must be provisions without recorded relatives where others have some: editors who record the
  /// lineage of a text leave out what is new.
  static let likenessBesideLineage = 0.6
  /// As alike as this must be a provision and the pair that it joins, and the pair itself.
  static let joining = 0.4
  /// What a provision that joins a pair must explain of its letters that the pair's own does not explain: three in
  /// twenty.
  static let contribution = 0.15
  /// How much more alike it must be with that pair than with its own partner; and how much more alike with another a
  /// provision must be than with the one of the same number to be parted from it.
  static let advantage = 1.5
  /// The fewest words of a passage that is recognised in another provision.
  static let passage = 4
  /// What the same place in the order of the texts is worth; it decides between pairs that are else about as good.
  static let order = 0.05

  let earlier: ProvisionOutline
  let later: ProvisionOutline
  let similarity: ProvisionSimilarity

  /// Whether the texts are numbered alike.
  private(set) var sharesNumbering = false
  private(set) var groups: [Group] = []

  /// How alike provisions must be that content alone pairs.
  private let leastLikeness: Double
  /// The first provision of the later text with each number.
  private let placeOfLaterNumber: [[String]: Int]
  private var partnerOfEarlier: [Int?]
  private var partnerOfLater: [Int?]

  /// Aligns two texts.
  ///
  /// - Parameters:
  ///   - earlier: The earlier text.
  ///   - later: The later text.
  ///   - links: Which provisions belong together by lineage, by their positions; each once, in the order of the later text
  ///     and then of the earlier.
  init(_ earlier: ProvisionOutline, _ later: ProvisionOutline, links: [(earlier: Int, later: Int)]) {
    self.earlier = earlier
    self.later = later
    similarity = ProvisionSimilarity(earlier, later)
    placeOfLaterNumber = Dictionary(zip(later.numbers, later.numbers.indices)) { first, _ in first }
    leastLikeness = links.isEmpty ? Self.likeness : Self.likenessBesideLineage
    partnerOfEarlier = Array(repeating: nil, count: earlier.provisions.count)
    partnerOfLater = Array(repeating: nil, count: later.provisions.count)
    followLineage(links)
    pairCopies()
    alignContent()
    joinPassages()
    join()
    groups.sort { ($0.later[0], $0.earlier[0]) < ($1.later[0], $1.earlier[0]) }
  }

  // MARK: Lineage

  private mutating func followLineage(_ links: [(earlier: Int, later: Int)]) {
    guard !links.isEmpty else { return }
    let count = later.provisions.count
    let isLinked = Set(links.map { $0.earlier * count + $0.later })
    // A part whose head leads to the same place comes along with it.
    let roots = links.filter { link in
      !earlier.hasAbove(link.earlier) { isLinked.contains($0 * count + link.later) }
        && !later.hasAbove(link.later) { isLinked.contains(link.earlier * count + $0) }
    }
    let (rows, columns) = (Set(roots.map(\.earlier)).sorted(), Set(roots.map(\.later)).sorted())
    let isRoot = Set(roots.map { $0.earlier * count + $0.later })
    for family in LinkFamilies(roots).families {
      let pairs = OptimalAssignment.pairs(rows: family.earlier.count, columns: family.later.count) { row, column in
        let (old, new) = (family.earlier[row], family.later[column])
        guard isRoot.contains(old * count + new) else { return 0 }
        let sameNumber = earlier.numbers[old] == later.numbers[new] ? 1.0 : 0
        return Self.scaled(1 + sameNumber + similarity[old, new])
      }
      for (row, column) in pairs.enumerated() {
        if let column { pair(family.earlier[row], family.later[column], .lineage) }
      }
    }
    for old in rows where partnerOfEarlier[old] == nil {
      let partners = roots.filter { $0.earlier == old && partnerOfLater[$0.later] != nil }.map(\.later).sorted()
      if let new = partners.max(by: { similarity[old, $0] < similarity[old, $1] }) { addEarlier(old, to: new) }
    }
    for new in columns where partnerOfLater[new] == nil {
      let partners = roots.filter { $0.later == new && partnerOfEarlier[$0.earlier] != nil }.map(\.earlier).sorted()
      if let old = partners.max(by: { similarity[$0, new] < similarity[$1, new] }) { addLater(new, to: old) }
    }
    followParts(links)
  }

  /// Adds the parts that came along with their heads to the groups of these.
  private mutating func followParts(_ links: [(earlier: Int, later: Int)]) {
    var (ofEarlier, ofLater): ([Int: Int], [Int: Int]) = ([:], [:])
    for (place, group) in groups.enumerated() {
      for old in group.earlier + group.earlierParts { ofEarlier[old] = place }
      for new in group.later + group.laterParts { ofLater[new] = place }
    }
    for link in links {
      guard let place = ofLater[link.later] ?? ofEarlier[link.earlier] else { continue }
      if partnerOfEarlier[link.earlier] == nil {
        groups[place].earlierParts.append(link.earlier)
        partnerOfEarlier[link.earlier] = link.later
        ofEarlier[link.earlier] = place
      }
      if partnerOfLater[link.later] == nil {
        groups[place].laterParts.append(link.later)
        partnerOfLater[link.later] = link.earlier
        ofLater[link.later] = place
      }
    }
  }

  // MARK: Copies

  private mutating func pairCopies() {
    func unique(_ sequences: [[Int]], _ partners: [Int?]) -> [[Int]: Int] {
      var places: [[Int]: [Int]] = [:]
      for (place, words) in sequences.enumerated() where partners[place] == nil && !words.isEmpty {
        places[words, default: []].append(place)
      }
      return places.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
    let olds = unique(similarity.sequences.earlier, partnerOfEarlier)
    let news = unique(similarity.sequences.later, partnerOfLater)
    for (new, words) in similarity.sequences.later.enumerated() where news[words] == new {
      if let old = olds[words] { pair(old, new, .content) }
    }
  }

  /// Parts whose words are a passage of the other version of their head, and no longer of its own.
  private mutating func joinPassages() {
    let (olds, news) = similarity.sequences
    for place in groups.indices {
      let (old, new) = (groups[place].earlier[0], groups[place].later[0])
      for part in later.parts[new] where partnerOfLater[part] == nil {
        if news[part].count >= Self.passage, olds[old].has(news[part]), !news[new].has(news[part]) {
          addLater(part, to: old)
        }
      }
      for part in earlier.parts[old] where partnerOfEarlier[part] == nil {
        if olds[part].count >= Self.passage, news[new].has(olds[part]), !olds[old].has(olds[part]) {
          addEarlier(part, to: new)
        }
      }
    }
  }

  // MARK: Number and content

  private mutating func alignContent() {
    var trial = self
    trial.pairByContent()
    let same = trial.groups.count { earlier.numbers[$0.earlier[0]] == later.numbers[$0.later[0]] }
    guard same > 0, same * 2 >= trial.groups.count else {
      self = trial
      return
    }
    sharesNumbering = true
    // So far the rest are copies.
    for place in groups.indices where groups[place].rule == .content {
      let (old, new) = (groups[place].earlier[0], groups[place].later[0])
      if earlier.numbers[old] == later.numbers[new] { groups[place].rule = .number }
    }
    let free = (earlier: partnerOfEarlier.map { $0 == nil }, later: partnerOfLater.map { $0 == nil })
    let byNumber = Dictionary(zip(earlier.numbers, earlier.numbers.indices)) { first, _ in first }
    for (new, number) in later.numbers.enumerated() where partnerOfLater[new] == nil {
      guard let old = byNumber[number], partnerOfEarlier[old] == nil,
        isPossible(old, new, min(leastLikeness, Self.joining)), !hasBetterPartner(old, new, byNumber, free)
      else { continue }
      pair(old, new, .number)
    }
    pairByContent()
  }

  /// Whether one of two provisions with the same number is much more like another one, which is not as like to that with
  /// its own number.
  private func hasBetterPartner(
    _ old: Int, _ new: Int, _ byNumber: [[String]: Int], _ free: (earlier: [Bool], later: [Bool])
  ) -> Bool {
    let least = Self.advantage * similarity[old, new]
    if least > 1 { return false }
    for other in free.later.indices where free.later[other] && other != new && similarity[old, other] >= least {
      let mate = byNumber[later.numbers[other]]
      if mate.map({ free.earlier[$0] && similarity[$0, other] >= similarity[old, other] }) != true { return true }
    }
    for other in free.earlier.indices where free.earlier[other] && other != old && similarity[other, new] >= least {
      let mate = placeOfLaterNumber[earlier.numbers[other]]
      if mate.map({ free.later[$0] && similarity[other, $0] >= similarity[other, new] }) != true { return true }
    }
    return false
  }

  private mutating func pairByContent() {
    pairByContent(
      earlier.heads.indices.filter { earlier.heads[$0] == nil }, later.heads.indices.filter { later.heads[$0] == nil })
    var next = 0
    while next < groups.count {
      let (old, new) = (groups[next].earlier[0], groups[next].later[0])
      pairByContent(earlier.parts[old], later.parts[new])
      next += 1
    }
    pairByContent(Array(earlier.heads.indices), Array(later.heads.indices))
  }

  private mutating func pairByContent(_ some: [Int], _ others: [Int]) {
    let (rows, columns) = (some.filter { partnerOfEarlier[$0] == nil }, others.filter { partnerOfLater[$0] == nil })
    guard !rows.isEmpty, !columns.isEmpty else { return }
    let pairs = OptimalAssignment.pairs(rows: rows.count, columns: columns.count) { row, column in
      let (old, new) = (rows[row], columns[column])
      guard isPossible(old, new, leastLikeness) else { return 0 }
      return Self.scaled(similarity[old, new] + Self.order * nearness(old, new))
    }
    for (row, column) in pairs.enumerated() {
      if let column { pair(rows[row], columns[column], .content) }
    }
  }

  private func isPossible(_ old: Int, _ new: Int, _ least: Double) -> Bool {
    similarity[old, new] >= least && similarity.matter(old, new) >= Self.likenessOfMatter
  }

  /// How near to each other two provisions stand in the order of their texts, from 0 to 1.
  private func nearness(_ old: Int, _ new: Int) -> Double {
    let place = Double(old) / Double(max(1, earlier.provisions.count - 1))
    let placeLater = Double(new) / Double(max(1, later.provisions.count - 1))
    return 1 - abs(place - placeLater)
  }

  // MARK: Mergers and splits

  private mutating func join() {
    for old in earlier.provisions.indices {
      let own = weakPartner(ofEarlier: old)
      guard let own else { continue }
      var best: (new: Int, score: Double)?
      for place in groups.indices {
        let (other, new) = (groups[place].earlier[0], groups[place].later[0])
        let score = similarity[old, new]
        guard score >= Self.joining, score >= Self.advantage * own, score > best?.score ?? 0, other != old,
          isOpen(groups[place]), !earlier.isPart(other, of: old),
          similarity.newlyShared(new, with: old, besides: other) >= Self.contribution
        else { continue }
        best = (new, score)
      }
      guard let best else { continue }
      unpair(earlier: old)
      addEarlier(old, to: best.new)
    }
    for new in later.provisions.indices {
      let own = weakPartner(ofLater: new)
      guard let own else { continue }
      var best: (old: Int, score: Double)?
      for place in groups.indices {
        let (old, other) = (groups[place].earlier[0], groups[place].later[0])
        let score = similarity[old, new]
        guard score >= Self.joining, score >= Self.advantage * own, score > best?.score ?? 0, other != new,
          isOpen(groups[place]), groups[place].earlier.count == 1, !later.isPart(other, of: new),
          similarity.newlyShared(old, withLater: new, besides: other) >= Self.contribution
        else { continue }
        best = (old, score)
      }
      guard let best else { continue }
      unpair(later: new)
      addLater(new, to: best.old)
    }
  }

  /// Whether others may join a pair: one that is itself sure, and of which nobody has recorded what belongs to it.
  private func isOpen(_ group: Group) -> Bool {
    group.rule != .lineage && similarity[group.earlier[0], group.later[0]] >= Self.joining
  }

  /// How alike a provision is with its partner, 0 if it has none; `nil` if it may not leave it.
  private func weakPartner(ofEarlier old: Int) -> Double? {
    guard let new = partnerOfEarlier[old] else { return 0 }
    let isWeak = groups.contains { $0.isPair(old, new) && $0.rule == .content }
    return isWeak ? similarity[old, new] : nil
  }

  private func weakPartner(ofLater new: Int) -> Double? {
    guard let old = partnerOfLater[new] else { return 0 }
    return weakPartner(ofEarlier: old).flatMap { partnerOfEarlier[old] == new ? $0 : nil }
  }

  // MARK: Groups

  private mutating func pair(_ old: Int, _ new: Int, _ rule: ProposalDiff.Rule) {
    partnerOfEarlier[old] = new
    partnerOfLater[new] = old
    groups.append(Group(earlier: [old], later: [new], rule: rule))
  }

  private mutating func unpair(earlier old: Int) {
    guard let new = partnerOfEarlier[old] else { return }
    partnerOfEarlier[old] = nil
    partnerOfLater[new] = nil
    groups.removeAll { $0.isPair(old, new) }
  }

  private mutating func unpair(later new: Int) {
    if let old = partnerOfLater[new] { unpair(earlier: old) }
  }

  private mutating func addEarlier(_ old: Int, to new: Int) {
    guard let place = groups.firstIndex(where: { $0.later.contains(new) }) else { return }
    partnerOfEarlier[old] = new
    if groups[place].earlier.contains(where: { earlier.isPart(old, of: $0) }) {
      groups[place].earlierParts.append(old)
    } else {
      groups[place].earlier.append(old)
    }
  }

  private mutating func addLater(_ new: Int, to old: Int) {
    guard let place = groups.firstIndex(where: { $0.earlier.contains(old) }) else { return }
    partnerOfLater[new] = old
    if groups[place].later.contains(where: { later.isPart(new, of: $0) }) {
      groups[place].laterParts.append(new)
    } else {
      groups[place].later.append(new)
    }
  }

  /// A gain as a whole number: in millionths.
  private static func scaled(_ gain: Double) -> Int { Int((gain * 1_000_000).rounded()) }
}

/// The provisions that links relate to one another, directly or through others: most links are by themselves.
private struct LinkFamilies {
  private(set) var families: [(earlier: [Int], later: [Int])] = []

  /// - Parameter links: The links in the order of the later text.
  init(_ links: [(earlier: Int, later: Int)]) {
    var (ofEarlier, ofLater): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
    for link in links {
      ofEarlier[link.earlier, default: []].append(link.later)
      ofLater[link.later, default: []].append(link.earlier)
    }
    var (metEarlier, metLater): (Set<Int>, Set<Int>) = ([], [])
    for link in links where !metLater.contains(link.later) {
      var (some, others): ([Int], [Int]) = ([], [])
      var waiting = [link.later]
      metLater.insert(link.later)
      while let new = waiting.popLast() {
        others.append(new)
        for old in ofLater[new] ?? [] where metEarlier.insert(old).inserted {
          some.append(old)
          for other in ofEarlier[old] ?? [] where metLater.insert(other).inserted { waiting.append(other) }
        }
      }
      families.append((some.sorted(), others.sorted()))
    }
  }
}

extension [Int] {
  /// Whether another sequence is a stretch of this one.
  fileprivate func has(_ other: [Int]) -> Bool {
    guard let first = other.first, other.count <= count else { return false }
    return (0...(count - other.count)).contains { self[$0] == first && self[$0...].starts(with: other) }
  }
}
