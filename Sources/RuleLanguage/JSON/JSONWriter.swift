/// Writes JSON: members in the order they are given, two blanks a level, the same bytes for the same value.
public enum JSONWriter {
  /// The value over several lines, without a line break at its end. An array or object with nothing in it stays on
  /// one line.
  public static func pretty(_ value: JSONValue) -> String {
    var text = ""
    write(value, indent: 0, to: &text)
    return text
  }

  /// The value on one line, without blanks.
  public static func compact(_ value: JSONValue) -> String {
    var text = ""
    write(value, indent: nil, to: &text)
    return text
  }

  /// A text in quotes with what JSON wants escaped.
  public static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        quoted += "\\u" + hexadecimal(UInt16(truncatingIfNeeded: scalar.value))
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A number as a decimal; nil where it has no end (one third), which JSON cannot hold.
  public static func decimal(_ value: Ratio) -> String? {
    var rest = value.denominator
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    guard rest == 1 else { return nil }
    let places = max(twos, fives)
    // The fraction's digits one by one: scaling the numerator up at once could overflow.
    let magnitude = value.numerator.magnitude
    let denominator = value.denominator.magnitude
    var text = (value.numerator < 0 ? "-" : "") + String(magnitude / denominator)
    guard places > 0 else { return text }
    text += "."
    var remainder = magnitude % denominator
    for _ in 0..<places {
      let (scaled, overflow) = remainder.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      text += String(scaled / denominator)
      remainder = scaled % denominator
    }
    return text
  }

  /// The same, as a fraction where it has no end: never rounded.
  public static func exact(_ value: Ratio) -> String {
    decimal(value) ?? "\(value.numerator)/\(value.denominator)"
  }

  /// `indent` is nil for one line.
  private static func write(_ value: JSONValue, indent: Int?, to text: inout String) {
    switch value.kind {
    case .null: text += "null"
    case .truth(let truth): text += truth ? "true" : "false"
    // A fraction without end is written as a text, exact, rather than as a number that is nearly it.
    case .number(let number): text += decimal(number) ?? quoted("\(number.numerator)/\(number.denominator)")
    case .text(let content): text += quoted(content)
    case .array(let elements):
      write(elements, between: "[", and: "]", indent: indent, to: &text) { element, inner, text in
        write(element, indent: inner, to: &text)
      }
    case .object(let members):
      write(members, between: "{", and: "}", indent: indent, to: &text) { member, inner, text in
        text += quoted(member.key) + (inner == nil ? ":" : ": ")
        write(member.value, indent: inner, to: &text)
      }
    }
  }

  private static func write<Part>(
    _ parts: [Part], between opening: String, and closing: String, indent: Int?, to text: inout String,
    each: (Part, Int?, inout String) -> Void
  ) {
    text += opening
    let inner = indent.map { $0 + 2 }
    for (index, part) in parts.enumerated() {
      if index > 0 { text += "," }
      breakLine(inner, in: &text)
      each(part, inner, &text)
    }
    if !parts.isEmpty { breakLine(indent, in: &text) }
    text += closing
  }

  private static func breakLine(_ indent: Int?, in text: inout String) {
    guard let indent else { return }
    text += "\n" + String(repeating: " ", count: indent)
  }
}
