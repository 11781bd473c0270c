// The vocabularies whose terms only describe a record.

extension Actor.Kind: DescriptiveVocabulary {}
extension ActorIdentifier.Scheme: DescriptiveVocabulary {}
extension Alias.Kind: DescriptiveVocabulary {}
extension Concession.Kind: DescriptiveVocabulary {}
extension Event.Kind: DescriptiveVocabulary {}
extension Place.Kind: DescriptiveVocabulary {}
extension Pledge.Kind: DescriptiveVocabulary {}
extension Proposal.Kind: DescriptiveVocabulary {}
extension QuantityUnit: DescriptiveVocabulary {}
extension Sanction.Measure: DescriptiveVocabulary {}
extension Source.Kind: DescriptiveVocabulary {}
extension Topic: DescriptiveVocabulary {}

extension Attitude: SelfExplainingVocabulary {
  /// An attitude that states its polarity is a term of the caller's own.
  package var explainsItself: Bool { statedPolarity != nil }
}
