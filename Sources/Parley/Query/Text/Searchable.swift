/// Takes a text of a record, and the member that holds it.
///
/// A member is named by its path, as in `reasons[0].text`. Most visitors only want the texts.
package typealias TextVisitor = (_ member: @autoclosure () -> String, _ text: String) -> Void

/// Something with texts in which words can be looked for: what a record says, and what it is called. Notes, sources and
/// identifiers are about the record and are not searched.
package protocol Searchable {
  /// Visits the texts, in the same order each time.
  func texts(_ visit: TextVisitor)
}

extension LocalizedName {
  func texts(of member: String, _ visit: TextVisitor) {
    visit("\(member).primary", primary)
    for (index, alias) in aliases.enumerated() { visit("\(member).aliases[\(index)].text", alias.text) }
    for (language, text) in translations.sorted(by: { $0.key < $1.key }) {
      visit("\(member).translations.\(language)", text)
    }
  }
}

extension [Condition] {
  func texts(of member: String, _ visit: TextVisitor) {
    for (index, condition) in enumerated() { visit("\(member)[\(index)].text", condition.text) }
  }
}
