/// A vocabulary whose terms only describe a record, so that any other word says as much: no question and no analysis knows
/// what it means. Where terms decide something, a term that is not known is most likely a mistake.
package protocol DescriptiveVocabulary: Vocabulary {}

/// A vocabulary in which a term that is not known may say itself what it means.
package protocol SelfExplainingVocabulary: Vocabulary {
  /// Whether the term says what it means.
  var explainsItself: Bool { get }
}
