/// Takes a text of a record, and the member that holds it.
///
/// A member is named by its path, as in `reasons[0].text`. Most visitors only want the texts.
package typealias TextVisitor = (_ member: @autoclosure () -> String, _ text: String) -> Void

/// Something with texts in which words can be looked for.
package protocol Searchable {
  /// Visits the texts, in the same order each time.
  func texts(_ visit: TextVisitor)
}

// What each type of record gives to search: what it says, and what it is called. Notes, sources and identifiers are
// about the record and are not searched.

extension Actor: Searchable {
  package func texts(_ visit: TextVisitor) {
    name.texts(of: "name", visit)
    for (index, affiliation) in affiliations.enumerated() {
      if let title = affiliation.title { visit("affiliations[\(index)].title", title) }
    }
  }
}

extension Concession: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Discrepancy: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("question", question)
    for (index, variant) in variants.enumerated() { visit("variants[\(index)].text", variant.text) }
  }
}

extension Event: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let outcome { visit("outcome", outcome) }
  }
}

extension Finding: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Matter: Searchable {
  package func texts(_ visit: TextVisitor) { name.texts(of: "name", visit) }
}

extension Place: Searchable {
  package func texts(_ visit: TextVisitor) { name.texts(of: "name", visit) }
}

extension Pledge: Searchable {
  package func texts(_ visit: TextVisitor) { visit("summary", summary) }
}

extension Proposal: Searchable {
  package func texts(_ visit: TextVisitor) {
    title.texts(of: "title", visit)
    if let summary { visit("summary", summary) }
  }
}

extension Provision: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("text", text)
    conditions.texts(of: "conditions", visit)
    if let after = deadline?.after { visit("deadline.after", after) }
  }
}

extension Sanction: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let programme { visit("programme", programme) }
    if let legalBasis { visit("legalBasis", legalBasis) }
    reliefConditions.texts(of: "reliefConditions", visit)
  }
}

extension SecurityGuarantee: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let summary { visit("summary", summary) }
    triggers.texts(of: "triggers", visit)
    exclusions.texts(of: "exclusions", visit)
    for (index, response) in responses.enumerated() { visit("responses[\(index)]", response) }
    if let consideration { visit("consideration", consideration) }
  }
}

extension Source: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("title", title)
    if let publisher { visit("publisher", publisher) }
    for (index, author) in authors.enumerated() { visit("authors[\(index)]", author) }
  }
}

extension Statement: Searchable {
  package func texts(_ visit: TextVisitor) {
    visit("summary", summary)
    if let quotation {
      visit("quotation.text", quotation.text)
      if let original = quotation.original { visit("quotation.original", original) }
    }
    // By position: a copy of each stance would count all that it holds.
    let (stances, reasons) = (stances, reasons)
    for index in stances.indices where !stances[index].conditions.isEmpty {
      stances[index].conditions.texts(of: "stances[\(index)].conditions", visit)
    }
    for index in reasons.indices {
      if let text = reasons[index].text { visit("reasons[\(index)].text", text) }
    }
  }
}

extension LocalizedName {
  fileprivate func texts(of member: String, _ visit: TextVisitor) {
    visit("\(member).primary", primary)
    for (index, alias) in aliases.enumerated() { visit("\(member).aliases[\(index)].text", alias.text) }
    for (language, text) in translations.sorted(by: { $0.key < $1.key }) {
      visit("\(member).translations.\(language)", text)
    }
  }
}

extension [Condition] {
  fileprivate func texts(of member: String, _ visit: TextVisitor) {
    for (index, condition) in enumerated() { visit("\(member)[\(index)].text", condition.text) }
  }
}
