/// The numbers of JSON, read exactly.
enum JSONNumber {
  /// What came of reading one.
  enum Outcome {
    case value(Ratio)
    /// Not as RFC 8259 writes a number.
    case malformed
    /// More digits, or a larger exponent, than is read.
    case tooLong
  }

  /// Reads `-12`, `0.5`, `1.5e6`; every byte must belong to the number.
  static func read(_ bytes: ArraySlice<UInt8>) -> Outcome {
    var rest = bytes
    let isNegative = rest.first == 0x2D
    if isNegative { rest = rest.dropFirst() }
    let whole = takeDigits(&rest)
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return .malformed }
    var fraction = ArraySlice<UInt8>()
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
      guard !fraction.isEmpty else { return .malformed }
    }
    var exponent = 0
    if let letter = rest.first, letter == 0x65 || letter == 0x45 {
      rest = rest.dropFirst()
      let isDown = rest.first == 0x2D
      if let sign = rest.first, sign == 0x2D || sign == 0x2B { rest = rest.dropFirst() }
      let digits = takeDigits(&rest)
      guard !digits.isEmpty else { return .malformed }
      guard let magnitude = value(of: digits), magnitude <= JSONReader.digitLimit else {
        return rest.isEmpty ? .tooLong : .malformed
      }
      exponent = isDown ? -Int(magnitude) : Int(magnitude)
    }
    guard rest.isEmpty else { return .malformed }
    guard let digits = value(of: whole + fraction) else { return .tooLong }
    let power = exponent - fraction.count
    guard let scale = powerOfTen(abs(power)) else { return .tooLong }
    do throws(ArithmeticFault) {
      let magnitude =
        power < 0 ? try Ratio(digits, over: scale) : try Ratio(digits, over: 1).multiplied(by: Ratio(scale, over: 1))
      return .value(isNegative ? try magnitude.negated() : magnitude)
    } catch {
      return .tooLong
    }
  }

  private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    bytes = bytes[digits.endIndex...]
    return digits
  }

  private static func value(of digits: ArraySlice<UInt8>) -> Int128? {
    var value: Int128 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int128(digit &- 0x30))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }

  private static func powerOfTen(_ exponent: Int) -> Int128? {
    var power: Int128 = 1
    for _ in 0..<exponent {
      let (product, overflow) = power.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      power = product
    }
    return power
  }
}
