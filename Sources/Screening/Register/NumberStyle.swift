import RuleLanguage

/// How the numbers of a register are written.
public enum NumberStyle: String, Sendable, Hashable, CaseIterable {
  /// `1.500.000`, `12,5`: as the acts write them.
  case vietnamese = "vi"
  /// `1500000`, `12.5`: as programs write them.
  case plain
}

/// What the writing of a number says by itself.
enum NumberShape {
  /// Digits alone: the same in both.
  case digits
  case style(NumberStyle)
  /// `1.500`, `1,500`.
  case ambiguous
  /// No number.
  case none

  /// What a text says; a sign may stand before it, `%` after it.
  init(_ text: Substring) {
    var rest = text
    if rest.first == "-" { rest = rest.dropFirst() }
    if rest.last == "%" { rest = rest.dropLast() }
    let dots = rest.split(separator: ".", omittingEmptySubsequences: false)
    let commas = rest.split(separator: ",", omittingEmptySubsequences: false)
    let isNumeric = rest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }
    guard isNumeric, let first = rest.first, first.isNumber, rest.last?.isNumber == true else {
      self = .none
      return
    }
    func isGrouped(_ parts: [Substring]) -> Bool {
      (1...3).contains(parts[0].count) && parts.dropFirst().allSatisfy { $0.count == 3 } && parts[0] != "0"
    }
    switch (dots.count - 1, commas.count - 1) {
    case (0, 0): self = .digits
    case (1, 0): self = isGrouped(dots) ? .ambiguous : .style(.plain)
    case (_, 0): self = isGrouped(dots) ? .style(.vietnamese) : .none
    case (0, 1): self = isGrouped(commas) ? .ambiguous : .style(.vietnamese)
    case (_, 1):
      let whole = commas[0].split(separator: ".", omittingEmptySubsequences: false)
      self = !commas[1].contains(".") && isGrouped(whole) ? .style(.vietnamese) : .none
    default: self = .none
    }
  }
}
