public import Parley

/// The dossiers that come with the examples, as the JSON files of this folder.
public enum SampleDossiers: Sendable {
  /// The names of the files, without their ending, sorted.
  public static var names: [String] { EmbeddedDossiers.names }

  /// The talks on the US 28-point plan for Ukraine of November 2025, as JSON.
  public static var ukraine2025JSON: [UInt8] { Array(EmbeddedDossiers.ukraine2025.utf8) }

  /// The talks on the US 28-point plan for Ukraine of November 2025.
  ///
  /// - Returns: The dossier.
  /// - Throws: `DocumentError`; never for the file as it comes with the package.
  public static func ukraine2025() throws(DocumentError) -> Dossier {
    try Dossier(jsonBytes: ukraine2025JSON, named: "ukraine-2025.json")
  }

  /// The bytes of a dossier.
  ///
  /// - Parameter name: A name out of ``names``.
  /// - Returns: The file, byte by byte, or `nil` when there is none of that name.
  /// - Complexity: O(*n*) in the size of the file.
  public static func json(named name: String) -> [UInt8]? {
    EmbeddedDossiers.text(named: name).map { Array($0.utf8) }
  }
}
