internal import Parley

/// The alignment of two texts, and what becomes of each provision.
struct ProvisionComparison {
  typealias Change = ProposalDiff.Change

  let alignment: ProvisionAlignment
  let wording: ProposalDiff.Wording
  private(set) var changes: [Change] = []

  /// With fewer pairs nothing can be told about the wording of two texts.
  private static let leastPairs = 10
  /// Two paraphrases of the same share three tenths of the information in their words, or more.
  private static let likenessOfParaphrases = 0.3

  init(_ dossier: Dossier, _ from: Proposal, _ to: Proposal, _ options: ProposalDiff.Options) {
    let (earlier, later) = (ProvisionOutline(from.provisions), ProvisionOutline(to.provisions))
    let links = options.usesLineage ? Self.links(dossier, earlier, later) : []
    alignment = ProvisionAlignment(earlier, later, links: links)
    wording = options.wording ?? Self.wording(of: alignment)
    var changes: [Change] = []
    var placeOfLater: [Int: Int] = [:]
    for (place, group) in alignment.groups.enumerated() {
      let head = later.heads[group.later[0]].flatMap { placeOfLater[$0] }
      changes.append(change(group, inherited: head.map { changes[$0].amendments } ?? []))
      for new in group.later + group.laterParts { placeOfLater[new] = place }
    }
    self.changes = inOrder(changes)
  }

  // MARK: Lineage

  /// Which provisions are related: by descent one way or the other, or else by a common ancestor.
  private static func links(
    _ dossier: Dossier, _ earlier: ProvisionOutline, _ later: ProvisionOutline
  ) -> [(earlier: Int, later: Int)] {
    func ancestors(_ provision: Provision) -> [Provision.ID] {
      provision.descendsFrom + dossier.ancestors(of: provision.id).map(\.id)
    }
    /// Provisions that share an ancestor share one of the farthest. Only in a circle nothing is the farthest.
    func farthest(_ ancestors: [Provision.ID]) -> Set<Provision.ID> {
      let ends = ancestors.filter { id in
        !(dossier.provisions[id]?.descendsFrom ?? []).contains { dossier.provisions.contains($0) }
      }
      return Set(ends.isEmpty ? ancestors : ends)
    }
    var places: [Provision.ID: [Int]] = [:]
    var below: [Provision.ID: [Int]] = [:]
    var common: [Provision.ID: [Int]] = [:]
    let isInLater = Set(later.provisions.map(\.id))
    for (place, provision) in earlier.provisions.enumerated() {
      places[provision.id, default: []].append(place)
      let ancestors = ancestors(provision)
      for ancestor in Set(ancestors) where isInLater.contains(ancestor) { below[ancestor, default: []].append(place) }
      for ancestor in farthest(ancestors) { common[ancestor, default: []].append(place) }
    }
    let count = earlier.provisions.count
    var direct: Set<Int> = []
    var indirect: Set<Int> = []
    for (new, provision) in later.provisions.enumerated() {
      let ancestors = ancestors(provision)
      for id in ancestors + [provision.id] {
        for old in places[id] ?? [] { direct.insert(new * count + old) }
      }
      for old in below[provision.id] ?? [] { direct.insert(new * count + old) }
      for id in farthest(ancestors) {
        for old in common[id] ?? [] { indirect.insert(new * count + old) }
      }
    }
    let (linkedEarlier, linkedLater) = (Set(direct.map { $0 % max(count, 1) }), Set(direct.map { $0 / max(count, 1) }))
    let rest = indirect.filter { !linkedEarlier.contains($0 % count) && !linkedLater.contains($0 / count) }
    return direct.union(rest).sorted().map { ($0 % count, $0 / count) }
  }

  // MARK: Wording

  /// Whether one of the texts edits the other; see ``ProposalDiff/Options/wording``.
  private static func wording(of alignment: ProvisionAlignment) -> ProposalDiff.Wording {
    let pairs = alignment.groups
    let same = pairs.count { pair in
      hasSameWords(alignment.earlier.provisions[pair.earlier[0]], alignment.later.provisions[pair.later[0]])
    }
    return pairs.count >= leastPairs && same * 10 <= pairs.count ? .independent : .revision
  }

  /// Whether two provisions have the same words and figures in the same order, whatever their case and marks.
  private static func hasSameWords(_ old: Provision, _ new: Provision) -> Bool { hasSameWords([old], [new]) }

  /// The same of several, one after another.
  static func hasSameWords(_ old: [Provision], _ new: [Provision]) -> Bool {
    if old.count == new.count, zip(old, new).allSatisfy({ $0.text == $1.text }) { return true }
    var (left, right) = (WordStream(old), WordStream(new))
    while true {
      let (word, other) = (left.next(), right.next())
      guard let word, let other else {
        if word != nil || other != nil { return false }
        break
      }
      if !word.elementsEqual(other) { return false }
    }
    // Marks count where they make a figure: "1.5" and "1,5" have the same words as "1 5".
    return old.flatMap { WordedTerms.figures(of: $0.text) } == new.flatMap { WordedTerms.figures(of: $0.text) }
  }

  // MARK: Changes

  private func change(_ group: ProvisionAlignment.Group, inherited: [ProposalDiff.Amendment]) -> Change {
    let (old, new) = (alignment.earlier.provisions, alignment.later.provisions)
    let finder = AmendmentFinder(
      earlier: group.earlier.map { old[$0] }, later: group.later.map { new[$0] },
      earlierParts: (group.earlierParts + group.earlier.flatMap(alignment.earlier.allParts)).map { old[$0] },
      laterParts: (group.laterParts + group.later.flatMap(alignment.later.allParts)).map { new[$0] },
      foldedEarlier: group.earlierParts.map { old[$0] }, foldedLater: group.laterParts.map { new[$0] },
      inherited: inherited.filter { $0.member == .party })
    var amendments = finder.coded
    // Laid out into parts, or taken together from parts, the text is the same text.
    let isSameText =
      group.earlier.count == 1 && group.later.count == 1
      && (Self.hasSameWords(finder.earlier, finder.later)
        || Self.hasSameWords(
          (group.earlier + group.earlierParts).sorted().map { old[$0] },
          (group.later + group.laterParts).sorted().map { new[$0] }))
    if !isSameText || !group.earlierParts.isEmpty || !group.laterParts.isEmpty {
      // What a paraphrase leaves out need not be missing from the text: it is told only beside a difference that counts.
      amendments += finder.worded(wording, besides: amendments)
      if wording == .independent, !amendments.isEmpty {
        amendments += finder.worded(.revision, besides: amendments)
      }
    }
    amendments = AmendmentOrder.sorted(amendments)
    let kind: ProposalDiff.Kind
    if group.later.count > 1 {
      kind = .split
    } else if group.earlier.count > 1 {
      kind = .merged
    } else if !amendments.isEmpty {
      kind = .amended
    } else if wording == .independent {
      let likeness = alignment.similarity.wording(group.earlier[0], group.later[0])
      kind = isSameText || likeness >= Self.likenessOfParaphrases ? .kept : .reworded
    } else if !isSameText {
      kind = .reworded
    } else {
      kind =
        alignment.earlier.numbers[group.earlier[0]] == alignment.later.numbers[group.later[0]] ? .kept : .renumbered
    }
    return Change(
      kind: kind, earlier: finder.earlier, later: finder.later,
      earlierParts: group.earlierParts.map { old[$0] }, laterParts: group.laterParts.map { new[$0] },
      match: ProposalDiff.Match(
        rule: group.rule, score: alignment.similarity[group.earlier[0], group.later[0]]),
      amendments: amendments,
      tendency: kind == .kept || kind == .renumbered
        ? .undetermined : finder.tendency(amendments))
  }

  /// The changes of pairs, and what is added and removed, in the order of the later text.
  private func inOrder(_ pairs: [Change]) -> [Change] {
    let (old, new) = (alignment.earlier.provisions, alignment.later.provisions)
    var groupOfEarlier = [Int?](repeating: nil, count: old.count)
    var isInLater = [Bool](repeating: false, count: new.count)
    for (place, group) in alignment.groups.enumerated() {
      for earlier in group.earlier + group.earlierParts { groupOfEarlier[earlier] = place }
      for later in group.later + group.laterParts { isInLater[later] = true }
    }
    // What is removed follows the pair of the nearest provision before it.
    var removed: [Int: [Change]] = [:]
    var last = -1
    for (place, provision) in old.enumerated() {
      if let group = groupOfEarlier[place] {
        last = group
      } else {
        removed[last, default: []].append(Change(removed: provision))
      }
    }
    var firstOfGroup: [Int: Int] = [:]
    for (place, group) in alignment.groups.enumerated() { firstOfGroup[group.later[0]] = place }
    var ordered = removed[-1] ?? []
    for (place, provision) in new.enumerated() {
      if let group = firstOfGroup[place] {
        ordered.append(pairs[group])
        ordered += removed[group] ?? []
      } else if !isInLater[place] {
        ordered.append(Change(added: provision))
      }
    }
    return ordered
  }
}

/// The words of several texts, one after another.
private struct WordStream {
  private var words = Words()
  private var rest: ArraySlice<Provision>

  init(_ provisions: [Provision]) {
    rest = provisions[...]
    if let first = rest.popFirst() { words.read(first.text) }
  }

  mutating func next() -> ArraySlice<UInt8>? {
    while true {
      if let word = words.next() { return words.bytes[word.folded] }
      guard let provision = rest.popFirst() else { return nil }
      words.read(provision.text)
    }
  }
}

/// The order in which amendments are told.
private enum AmendmentOrder {
  static func sorted(_ amendments: [ProposalDiff.Amendment]) -> [ProposalDiff.Amendment] {
    amendments.indices.sorted { (amendments[$0].member, $0) < (amendments[$1].member, $1) }.map { amendments[$0] }
  }
}

extension ProposalDiff.Change {
  fileprivate init(removed provision: Provision) {
    self.init(
      kind: .removed, earlier: [provision], later: [], earlierParts: [], laterParts: [], match: nil, amendments: [],
      tendency: .softened)
  }

  fileprivate init(added provision: Provision) {
    self.init(
      kind: .added, earlier: [], later: [provision], earlierParts: [], laterParts: [], match: nil, amendments: [],
      tendency: .hardened)
  }
}

extension AmendmentFinder {
  /// The tendencies of the amendments together, and of the depth to which the topics are dealt with.
  func tendency(_ amendments: [Amendment]) -> ProposalDiff.Tendency {
    let depth = depthChange
    let isSofter = depth < 0 || amendments.contains { $0.tendency == .softened }
    let isHarder = depth > 0 || amendments.contains { $0.tendency == .hardened }
    if amendments.contains(where: { $0.tendency == .shifted }) { return .shifted }
    return switch (isSofter, isHarder) {
    case (true, true): .mixed
    case (true, false): .softened
    case (false, true): .hardened
    case (false, false): .undetermined
    }
  }

  /// By how much the topics that both versions have are dealt with more thoroughly.
  private var depthChange: Int {
    func depths(_ provisions: [Provision]) -> [Topic: Int] {
      var depths: [Topic: Int] = [:]
      for coding in provisions.flatMap(\.topics) {
        if let depth = coding.depth { depths[coding.topic] = max(depth, depths[coding.topic] ?? 0) }
      }
      return depths
    }
    let (old, new) = (depths(earlier), depths(later))
    return old.reduce(0) { sum, entry in sum + (new[entry.key].map { $0 - entry.value } ?? 0) }
  }
}
