import RuleLanguage

/// Whether something holds for rows or records, a byte each, and what was met on the way: what is decided by goes through
/// these, many at a time; explanations go another way.
struct TruthColumn {
  /// In the two lowest bits of each 0 no, 1 unknown, 3 yes: of two, both is what both have, either what one of them has.
  /// Above, what was met on the way (`Marks`).
  var bytes: [UInt8]

  /// What was met on the way: bits, so that what two met is what either has set.
  enum Marks {
    /// The weakest source is no better than this basis; of a weaker one the bits of all better ones are set too.
    static let secondary: UInt8 = 4
    static let assumption: UInt8 = 8
    static let hole: UInt8 = 16
    /// A hole that is still open was met.
    static let metHole: UInt8 = 32
    /// Clauses that contradict each other keep it from being known.
    static let conflict: UInt8 = 64
    /// What counts only where something is not known.
    static let open: UInt8 = metHole | conflict
    /// All of them.
    static let all: UInt8 = 0xFC

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
    static func basis(_ bits: UInt8, isOpen: Bool) -> Basis {
      if bits & hole != 0 || (isOpen && bits & metHole != 0) { return .hole }
      if bits & assumption != 0 { return .assumption }
      return bits & secondary != 0 ? .secondary : .text
    }
  }

  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 3
  /// The bits of a byte that say whether it holds.
  static let truth: UInt8 = 3
  /// A bit no byte has: it is not known yet.
  static let notFound: UInt8 = 0x80

  /// All hold, and nothing was met.
  init(allHold count: Int) { bytes = Array(repeating: TruthColumn.yes, count: count) }

  /// A byte each.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func number(_ truth: Truth) -> UInt8 {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: unknown
    }
  }

  /// The byte of an outcome.
  static func byte(_ outcome: ConditionOutcome, _ sources: [Source]) -> UInt8 {
    number(outcome.truth) | outcome.used.bits(sources) | (outcome.hasConflict ? Marks.conflict : 0)
  }

  /// A number for each truth, by its own number.
  func numbers(_ numberOfTruth: [Int32]) -> [Int32] {
    bytes.withUnsafeBufferPointer { bytes in
      numberOfTruth.withUnsafeBufferPointer { numberOfTruth in
        [Int32](count: bytes.count) { result in
          for place in 0..<bytes.count { result[place] = numberOfTruth[Int(bytes[place] & TruthColumn.truth)] }
        }
      }
    }
  }

  // MARK: Putting together

  /// Both, place by place.
  mutating func and(_ other: TruthColumn) {
    combine(other) { ($0 & $1 & TruthColumn.truth) | (($0 | $1) & Marks.all) }
  }

  /// Either, place by place.
  mutating func or(_ other: TruthColumn) { combine(other) { $0 | $1 } }

  /// Not known where the other does not hold.
  mutating func hold(only other: TruthColumn) {
    combine(other) { own, other in
      let holds = 0 &- ((other >> 1) & 1)
      return (own & Marks.all) | (other & Marks.all) | (own & holds & TruthColumn.truth)
        | (~holds & TruthColumn.unknown)
    }
  }

  /// What the other met was met too.
  mutating func meet(_ other: TruthColumn) { combine(other) { $0 | ($1 & Marks.all) } }

  /// Where the other fails nothing else was met, and it fails too.
  mutating func leaveOut(where other: TruthColumn) {
    combine(other) { own, other in
      let isKept = 0 &- (other & TruthColumn.unknown)
      return (own & isKept) | (other & Marks.all)
    }
  }

  /// Takes what two come to place by place. It is made anew: what there was is mostly kept elsewhere too.
  @inline(__always)
  private mutating func combine(_ other: TruthColumn, _ body: (UInt8, UInt8) -> UInt8) {
    let count = min(bytes.count, other.bytes.count)
    bytes = bytes.withUnsafeBufferPointer { own in
      other.bytes.withUnsafeBufferPointer { other in
        [UInt8](count: count) { result in
          for place in 0..<count { result[place] = body(own[place], other[place]) }
        }
      }
    }
  }

  /// The contrary.
  mutating func negate() {
    change { byte in
      let turned = ((byte << 1) & 2) | ((byte >> 1) & 1)
      return (byte & Marks.all) | (~turned & TruthColumn.truth)
    }
  }

  /// Notes a source everywhere.
  mutating func meet(_ bits: UInt8) {
    if bits != 0 { change { $0 | bits } }
  }

  /// What is settled is settled whatever is open beside it.
  mutating func settle() {
    change { byte in
      let isUnknown = byte & ~(byte >> 1) & 1
      return byte & (~Marks.open | ((0 &- isUnknown) & Marks.open))
    }
  }

  @inline(__always)
  private mutating func change(_ body: (UInt8) -> UInt8) {
    let count = bytes.count
    bytes = bytes.withUnsafeBufferPointer { own in
      [UInt8](count: count) { result in
        for place in 0..<count { result[place] = body(own[place]) }
      }
    }
  }

  /// Where at least so many of several hold.
  init(atLeast wanted: Int, of columns: [TruthColumn], count: Int) {
    self.init(allHold: count)
    for column in columns { meet(column) }
    for place in 0..<count {
      var (certain, possible) = (0, 0)
      for column in columns {
        let truth = column.bytes[place] & TruthColumn.truth
        if truth == TruthColumn.yes { certain += 1 }
        if truth != TruthColumn.no { possible += 1 }
      }
      let truth = certain >= wanted ? TruthColumn.yes : possible < wanted ? TruthColumn.no : TruthColumn.unknown
      bytes[place] = (bytes[place] & Marks.all) | truth
    }
  }
}

extension UsedMark {
  /// The same as bits.
  func bits(_ sources: [Source]) -> UInt8 {
    let basis = sources[checked: source]?.basis ?? .text
    return TruthColumn.Marks.bits(basis) | (metHole ? TruthColumn.Marks.metHole : 0)
  }
}
