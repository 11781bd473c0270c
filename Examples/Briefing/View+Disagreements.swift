import ExampleSupport
import Parley

extension View {
  /// What the sources disagree on, the answers side by side.
  ///
  /// - Parameter shown: The records that the briefing shows; other disagreements are none of its business.
  /// - Returns: The section.
  func disagreements(about shown: Set<Subject>) -> Report.Section {
    let items = dossier.discrepancies.compactMap { discrepancy -> Report.Item? in
      guard isRelevant(discrepancy.subject, shown) else { return nil }
      return Report.Item(
        discrepancy.question,
        data: [
          "discrepancy": .string(discrepancy.id.rawValue), "subject": .string(discrepancy.subject.description),
          "member": .string(discrepancy.member),
        ],
        items: discrepancy.variants.map { variant in
          let weight = variant.certainty == .possible ? "" : " (\(Wording.term(variant.certainty)))"
          return Report.Item(
            variant.text + weight, variant.citations.isEmpty ? discrepancy.citations : variant.citations)
        })
    }
    return Report.Section(
      "disagreements", "What the sources disagree on",
      note: items.isEmpty ? "Nothing on record by this day." : nil, items: items)
  }

  private func isRelevant(_ subject: Subject, _ shown: Set<Subject>) -> Bool {
    // A matter in dispute belongs to no record.
    if case .matter = subject { return true }
    return isOfProposal(subject) || shown.contains(subject)
  }
}
