import Parley
import SampleDossiers

/// The sample dossier, read once.
enum ProposalSample {
  private static let shared = Result { try SampleDossiers.ukraine2025() }

  static func dossier() throws -> Dossier { try shared.get() }
}
