/// Somewhere: a country, a region, a city, a power plant, a front line.
public struct Place: Record {
  /// The place's identity.
  public package(set) var id: EntityID<Place>

  /// The place's name.
  public var name: LocalizedName

  /// What the place is.
  public var kind: Kind

  /// The code of ISO 3166-1 or 3166-2, for example `UA-14`.
  public var isoCode: String?

  /// The place it lies in. A line of control makes no border: the internationally recognised one counts.
  public var partOf: Place.ID?

  /// A point in it.
  public var coordinate: Coordinate?

  /// Where the record comes from.
  public var provenance: Provenance

  /// Creates a place.
  ///
  /// - Parameters:
  ///   - id: The place's identity.
  ///   - name: The place's name.
  ///   - kind: What the place is.
  ///   - partOf: The place it lies in. A line of control makes no border: the internationally recognised one counts.
  ///   - citations: The sources that support the record.
  public init(
    _ id: ID, _ name: LocalizedName, _ kind: Kind, in partOf: Place.ID? = nil, citations: [Citation] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.partOf = partOf
    provenance = Provenance(citations: citations)
  }
}

extension Place: StandaloneRecord, StoredRecord {
  package static var kind: RecordKind { .place }

  package var wrapped: AnyRecord { .place(self) }

  package static func unwrapped(_ record: AnyRecord) -> Place? {
    if case .place(let record) = record { record } else { nil }
  }

  package static let blank = Place(.unread, .unread, .unread)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Place
  ) throws(JSONFault) {
    try Provenance.members(&visit, &value.provenance)
    try visit.member("coordinate", &value.coordinate, default: nil)
    try visit.required("id", &value.id)
    try visit.member("isoCode", &value.isoCode, default: nil)
    try visit.required("kind", &value.kind)
    try visit.required("name", &value.name)
    try visit.member("partOf", &value.partOf, default: nil)
    try Provenance.lastMembers(&visit, &value.provenance)
  }
}

extension Place: CustomStringConvertible {
  /// One line: the key, the kind and the name.
  public var description: String { line([kind.rawValue], name.primary) }
}

/// A point on the earth, in degrees of WGS 84.
public struct Coordinate: Hashable, Sendable {
  /// Degrees north, from -90 to 90.
  public var latitude: DecimalNumber

  /// Degrees east, from -180 to 180.
  public var longitude: DecimalNumber

  /// Members that this version does not know; written back unchanged.
  public var extra = JSONObject()

  /// Creates a coordinate.
  ///
  /// - Parameters:
  ///   - latitude: Degrees north, from -90 to 90.
  ///   - longitude: Degrees east, from -180 to 180.
  public init(latitude: DecimalNumber, longitude: DecimalNumber) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

extension Coordinate: MemberCoded {
  package static let blank = Coordinate(latitude: 0, longitude: 0)

  package static func members<Visitor: MemberVisitor>(
    _ visit: inout Visitor, _ value: inout Coordinate
  ) throws(JSONFault) {
    try visit.required("latitude", &value.latitude)
    try visit.required("longitude", &value.longitude)
    try visit.unknown(&value.extra)
  }

  package var faults: [ValueFault] {
    var faults: [ValueFault] = []
    if latitude < -90 || latitude > 90 {
      faults.append(.outOfRange("latitude", "the latitude \(latitude) is not -90 to 90"))
    }
    if longitude < -180 || longitude > 180 {
      faults.append(.outOfRange("longitude", "the longitude \(longitude) is not -180 to 180"))
    }
    return faults
  }
}
