import RuleLanguage

/// Turns cells into small numbers that say all that bears on what is looked at: 0–3 for what is no value, then the
/// values, or the stretches between the numbers a value is compared with.
struct CellCoding {
  /// What tells one stretch from the next: a cell belongs to the stretch after as many of these as it reaches.
  private let bounds: [Int64]
  /// Whether the value itself is the code.
  let isValue: Bool
  /// How many codes there can be; nil: too many to be numbered.
  let count: Int?

  /// More are not numbered.
  private static let limit = 1 << 15

  /// The codes of a fact of a vocabulary.
  init(_ use: CellUse, _ reference: FactReference, _ vocabulary: Vocabulary) {
    let fact = vocabulary.fact(reference)
    switch fact.kind {
    case .truth, .judgement, .paper:
      (bounds, isValue, count) = ([], true, 4 + 2)
    case .symbol(let number):
      // One more than there are values, for a number that is none of them.
      let values = vocabulary.enumerations[checked: number]?.values.count ?? Enumeration.limit
      (bounds, isValue, count) = ([], true, 4 + values + 1)
    case .quantity, .date, .text, .instrument, .supportItem:
      let bounds = use.isExact ? [] : CellCoding.bounds(use.cuts, fact.cellScale)
      if use.isExact || bounds.count >= CellCoding.limit {
        (self.bounds, isValue, count) = ([], true, nil)
      } else {
        self.bounds = bounds
        isValue = false
        count = 4 + bounds.count + 1
      }
    }
  }

  /// The code of a cell.
  func code(_ state: UInt8, _ number: Int64) -> UInt16 {
    guard state == FactColumn.value else { return UInt16(state) }
    if isValue { return 4 &+ UInt16(truncatingIfNeeded: min(UInt64(bitPattern: number), most)) }
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return 4 &+ UInt16(truncatingIfNeeded: low)
  }

  /// The greatest value that is one.
  private var most: UInt64 { UInt64(max(0, (count ?? 5) - 5)) }

  /// The codes of all cells of a column.
  func codes(_ cells: FactColumn) -> [UInt16] {
    cells.withCells { states, numbers in
      [UInt16](count: states.count) { codes in
        switch numbers {
        case .bytes(let bytes): put(states, bytes, codes)
        case .words(let words): put(states, words, codes)
        }
      }
    }
  }

  @inline(__always)
  private func put<Number: FixedWidthInteger>(
    _ states: UnsafeBufferPointer<UInt8>, _ numbers: UnsafeBufferPointer<Number>, _ codes: UnsafeMutablePointer<UInt16>
  ) {
    if isValue {
      let most = Int16(truncatingIfNeeded: most)
      var seen: Number = 0
      for cell in 0..<states.count {
        let number = numbers[cell]
        seen |= number
        let value = 4 &+ UInt16(bitPattern: min(Int16(truncatingIfNeeded: number), most))
        codes[cell] = states[cell] == FactColumn.value ? value : UInt16(states[cell])
      }
      // A number no value has is one none has: codes stay below their count.
      if seen >> 15 == 0 { return }
    } else if bounds.count <= 4 {
      // A bound that is not there is not looked for.
      let (first, second, third, fourth) = (bound(0), bound(1), bound(2), bound(3))
      switch bounds.count {
      case 0: return count(states, numbers, codes) { _ in 0 }
      case 1: return count(states, numbers, codes) { $0 >= first ? 1 : 0 }
      case 2: return count(states, numbers, codes) { ($0 >= first ? 1 : 0) &+ ($0 >= second ? 1 : 0) }
      default:
        let limit = UInt16(truncatingIfNeeded: bounds.count)
        return count(states, numbers, codes) { number in
          let low: UInt16 = (number >= first ? 1 : 0) &+ (number >= second ? 1 : 0)
          let high: UInt16 = (number >= third ? 1 : 0) &+ (number >= fourth ? 1 : 0)
          return min(low &+ high, limit)
        }
      }
    }
    for cell in 0..<states.count { codes[cell] = code(states[cell], Int64(truncatingIfNeeded: numbers[cell])) }
  }

  private func bound(_ place: Int) -> Int64 { bounds[checked: place] ?? .max }

  /// The codes of cells by how many bounds they reach.
  @inline(__always)
  private func count(
    _ states: UnsafeBufferPointer<UInt8>, _ numbers: UnsafeBufferPointer<some FixedWidthInteger>,
    _ codes: UnsafeMutablePointer<UInt16>, _ reached: (Int64) -> UInt16
  ) {
    for cell in 0..<states.count {
      let value = 4 &+ reached(Int64(truncatingIfNeeded: numbers[cell]))
      codes[cell] = states[cell] == FactColumn.value ? value : UInt16(states[cell])
    }
  }

  /// For each number: where cells begin that are not less, and where those that are more.
  private static func bounds(_ cuts: Set<Ratio>, _ scale: Int64) -> [Int64] {
    var bounds: Set<Int64> = []
    for cut in cuts {
      let (scaled, overflow) = cut.numerator.multipliedReportingOverflow(by: Int128(scale))
      if overflow { continue }
      var floor = scaled / cut.denominator
      let rest = scaled % cut.denominator
      if rest < 0 { floor -= 1 }
      // No cell reaches what does not fit.
      if rest == 0, let bound = Int64(exactly: floor) { bounds.insert(bound) }
      if let bound = Int64(exactly: floor + 1) { bounds.insert(bound) }
    }
    return bounds.sorted()
  }
}

/// The ways in which cells and lists are looked at, numbered once for all blocks: of each block what is looked at in one
/// way is found once.
final class LookNumbers {
  private var cells = Numbering<Cells>()
  private var lists = Numbering<ListUse>()
  /// What each list showed rows, numbered as it was met.
  private var states: [WordTable] = []

  /// A column as it is looked at.
  struct Cells: Hashable {
    /// The fact, or the field of records.
    let reference: FactReference
    let year: Int?
    let use: CellUse
  }

  /// The number of a column as it is looked at.
  func number(of cells: Cells) -> Int { Int(self.cells.number(of: cells)) }

  /// The number of a list as it is looked at.
  func number(of list: ListUse) -> Int { Int(lists.number(of: list)) }

  /// The number of what a list shows a row, told by its words; `ListLook.more` where there are too many.
  func state(of key: [UInt64], ofList look: Int) -> UInt8 {
    while states.count <= look { states.append(WordTable()) }
    if let known = states[look].value(of: key) { return UInt8(truncatingIfNeeded: known) }
    let next = ListLook.fixedCount + states[look].count
    guard next < ListLook.stateCount else { return ListLook.more }
    states[look].insert(key, Int32(truncatingIfNeeded: next))
    return UInt8(truncatingIfNeeded: next)
  }

  /// How many there are.
  var cellCount: Int { cells.count }
  var listCount: Int { lists.count }
}
