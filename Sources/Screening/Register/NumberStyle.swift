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
  init(_ text: some BidirectionalCollection<UInt8>) {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.last == UInt8(ascii: "%") { rest = rest.dropLast() }
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    guard rest.allSatisfy({ isDigit($0) || $0 == dot || $0 == comma }), isDigit(rest.first), isDigit(rest.last) else {
      self = .none
      return
    }
    func isGrouped(_ parts: some Collection<some Collection<UInt8>>) -> Bool {
      guard let first = parts.first else { return false }
      return (1...3).contains(first.count) && parts.dropFirst().allSatisfy { $0.count == 3 }
        && !first.elementsEqual([UInt8(ascii: "0")])
    }
    switch (rest.count { $0 == dot }, rest.count { $0 == comma }) {
    case (0, 0): self = .digits
    case (let dots, 0):
      let isGrouped = isGrouped(rest.split(separator: dot, omittingEmptySubsequences: false))
      self = dots == 1 ? (isGrouped ? .ambiguous : .style(.plain)) : isGrouped ? .style(.vietnamese) : .none
    case (0, 1):
      let isGrouped = isGrouped(rest.split(separator: comma, omittingEmptySubsequences: false))
      self = isGrouped ? .ambiguous : .style(.vietnamese)
    case (_, 1):
      let parts = rest.split(separator: comma, omittingEmptySubsequences: false)
      let whole = parts[0].split(separator: dot, omittingEmptySubsequences: false)
      self = !parts[1].contains(dot) && isGrouped(whole) ? .style(.vietnamese) : .none
    default: self = .none
    }
  }
}
