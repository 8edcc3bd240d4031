import RuleLanguage

/// Whether something holds for rows or records, a byte each, and what was met on the way: what is decided by goes through
/// these, many at a time; explanations go another way.
struct TruthColumn {
  /// 0 no, 1 unknown, 2 yes: the lesser of two is both, the greater is either.
  var truths: [UInt8]
  /// What was met on the way (`Marks`).
  var marks: [UInt8]

  /// What was met on the way: bits, so that what two met is what either has set.
  enum Marks {
    /// The weakest source is no better than this basis; of a weaker one the bits of all better ones are set too.
    static let secondary: UInt8 = 1
    static let assumption: UInt8 = 2
    static let hole: UInt8 = 4
    /// A hole that is still open was met.
    static let metHole: UInt8 = 8
    /// Clauses that contradict each other keep it from being known.
    static let conflict: UInt8 = 16
    /// What counts only where something is not known.
    static let open: UInt8 = metHole | conflict

    /// The bits of a basis.
    static func bits(_ basis: Basis) -> UInt8 {
      switch basis {
      case .text: 0
      case .secondary: secondary
      case .assumption: secondary | assumption
      case .hole: secondary | assumption | hole
      }
    }

    /// The basis by the bits; a hole that is still open is the weakest of all.
    @inline(__always)
    static func basis(_ bits: UInt8, isOpen: Bool) -> Basis {
      if bits & hole != 0 || (isOpen && bits & metHole != 0) { return .hole }
      if bits & assumption != 0 { return .assumption }
      return bits & secondary != 0 ? .secondary : .text
    }
  }

  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 2

  /// All hold, and nothing was met.
  init(allHold count: Int) {
    truths = Array(repeating: TruthColumn.yes, count: count)
    marks = Array(repeating: 0, count: count)
  }

  /// By number: what each stands for.
  init(_ numbers: [Int32], _ table: [TruthByte]) {
    let count = numbers.count
    var marks = [UInt8](repeating: 0, count: count)
    truths = [UInt8](unsafeUninitializedCapacity: count) { truths, filled in
      marks.withUnsafeMutableBufferPointer { marks in
        numbers.withUnsafeBufferPointer { numbers in
          table.withUnsafeBufferPointer { table in
            for place in 0..<count {
              // INVARIANT: numbers are those of outcomes, and there is an entry for each.
              let byte = table[Int(numbers[place])]
              truths.initializeElement(at: place, to: byte.truth)
              marks[place] = byte.marks
            }
          }
        }
      }
      filled = count
    }
    self.marks = marks
  }

  /// A truth by its number.
  static func truth(_ number: UInt8) -> Truth { number == yes ? .yes : number == no ? .no : .unknown }

  static func number(_ truth: Truth) -> UInt8 {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: unknown
    }
  }

  // MARK: Putting together

  /// Both, place by place.
  mutating func and(_ other: TruthColumn) { combine(other) { min($0, $1) } }

  /// Either, place by place.
  mutating func or(_ other: TruthColumn) { combine(other) { max($0, $1) } }

  @inline(__always)
  private mutating func combine(_ other: TruthColumn, _ body: (UInt8, UInt8) -> UInt8) {
    let count = min(truths.count, other.truths.count)
    truths.withUnsafeMutableBufferPointer { own in
      other.truths.withUnsafeBufferPointer { other in
        for place in 0..<count { own[place] = body(own[place], other[place]) }
      }
    }
    meet(other)
  }

  /// What the other met was met too.
  mutating func meet(_ other: TruthColumn) {
    let count = min(marks.count, other.marks.count)
    marks.withUnsafeMutableBufferPointer { own in
      other.marks.withUnsafeBufferPointer { other in
        for place in 0..<count { own[place] |= other[place] }
      }
    }
  }

  /// The contrary.
  mutating func negate() {
    truths.withUnsafeMutableBufferPointer { own in
      for place in 0..<own.count { own[place] = 2 &- own[place] }
    }
  }

  /// Where at least so many of several hold.
  init(atLeast wanted: Int, of columns: [TruthColumn], count: Int) {
    self.init(allHold: count)
    for column in columns { meet(column) }
    for place in 0..<count {
      var (certain, possible) = (0, 0)
      for column in columns {
        if column.truths[place] == TruthColumn.yes { certain += 1 }
        if column.truths[place] != TruthColumn.no { possible += 1 }
      }
      truths[place] = certain >= wanted ? TruthColumn.yes : possible < wanted ? TruthColumn.no : TruthColumn.unknown
    }
  }

  /// Not known where the other does not hold.
  mutating func hold(only other: TruthColumn) {
    truths.withUnsafeMutableBufferPointer { own in
      other.truths.withUnsafeBufferPointer { other in
        for place in 0..<min(own.count, other.count) where other[place] != TruthColumn.yes {
          own[place] = TruthColumn.unknown
        }
      }
    }
    meet(other)
  }

  /// Notes a source everywhere.
  mutating func meet(_ bits: UInt8) {
    guard bits != 0 else { return }
    marks.withUnsafeMutableBufferPointer { own in
      for place in 0..<own.count { own[place] |= bits }
    }
  }

  /// What is settled is settled whatever is open beside it.
  mutating func settle() {
    truths.withUnsafeBufferPointer { truths in
      marks.withUnsafeMutableBufferPointer { marks in
        for place in 0..<marks.count {
          let kept: UInt8 = truths[place] == TruthColumn.unknown ? 0xFF : ~Marks.open
          marks[place] &= kept
        }
      }
    }
  }
}

/// A truth and what was met on the way to it, as `TruthColumn` keeps them.
struct TruthByte {
  let truth: UInt8
  let marks: UInt8

  init(_ outcome: ConditionOutcome, _ sources: [Source]) {
    truth = TruthColumn.number(outcome.truth)
    marks =
      outcome.used.bits(sources) | (outcome.hasConflict ? TruthColumn.Marks.conflict : 0)
  }
}

extension UsedMark {
  /// The same as bits.
  func bits(_ sources: [Source]) -> UInt8 {
    let basis = sources[checked: source]?.basis ?? .text
    return TruthColumn.Marks.bits(basis) | (metHole ? TruthColumn.Marks.metHole : 0)
  }
}
