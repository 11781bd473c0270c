/// A vocabulary whose terms only describe a record, so that any other word says as much: no question and no analysis knows
/// what it means. Where terms decide something, a term that is not known is most likely a mistake.
package protocol DescriptiveVocabulary: Vocabulary {}

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
