extension DecimalNumber: JSONConvertible {
  package static func read(from reader: inout JSONReader) throws(JSONFault) -> DecimalNumber {
    let start = reader.position
    let number = try reader.number()
    do {
      return try DecimalNumber(number.text)
    } catch {
      throw JSONFault(.numberOutOfRange, at: start, error.description)
    }
  }
  package func write(to writer: inout JSONWriter) { writer.number(description) }
  package static func schema(_ builder: inout SchemaBuilder) -> JSONObject { ["type": "number"] }
}

extension Quantity: JSONConvertible {
  package mutating func visitReferences(_ visitor: inout ReferenceVisitor) {
    if !unit.isCurrencyCode { visitor.term(unit) }
  }
}

extension QuantityUnit: JSONConvertible {}
