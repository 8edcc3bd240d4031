import RuleLanguage

/// Numbers of the rules as the column engine computes them: what `Evaluation` computes, bounds and all, without its
/// explanation, for many rows or records at once. A step computes one number for each of them from earlier ones; whole
/// numbers over a denominator that is known beforehand stand for exact fractions. What cannot be computed so is left to
/// the evaluator.
struct NumberProgram {
  /// The steps, in an order in which each needs earlier ones only.
  private(set) var steps: [Step] = []
  /// The facts and fields that are read.
  private(set) var facts: [FactReference] = []
  /// The instrument it stands in.
  let home: Int

  init(home: Int) { self.home = home }

  /// A step: what it does, and what its numbers are divided by.
  struct Step {
    let operation: Operation
    let denominator: Int64
  }

  /// A number of an earlier step, multiplied so that it is over another denominator.
  struct Operand {
    let step: Int
    let factor: Int64
  }

  /// What steps do. Facts are told by their place in `facts`.
  enum Operation {
    case constant(Int64)
    /// A fact, so many years back where it is yearly, and what it can be where it is not known.
    case fact(Int, back: Int?, unknown: NumberBounds)
    /// The day the instrument is judged by.
    case referenceDay
    case add(Operand, Operand)
    case subtract(Operand, Operand)
    case multiply(Operand, Operand)
    /// The smaller and the larger of two.
    case least(Operand, Operand)
    case most(Operand, Operand)
    case shiftMonths(Int, by: Int, MonthEndDirection)
    case shiftDays(Int, by: Int, forward: Bool)
    case daysBetween(Int, Int)
    case monthsBetween(Int, Int)
    /// What nobody has read, within its bounds.
    case hole(low: Operand?, high: Operand?)
    /// What the row gives that covers a fact, or any of those that may where it is not known.
    case table(Int, NumberTable)
    /// What holds on the day the instrument is judged by; nothing is known where that is not one of these.
    case dated([Dated])
  }

  /// A number that holds from one day to another, both counted.
  struct Dated {
    let first: Int64
    let last: Int64
    let number: Operand
  }

  /// Adds a step.
  mutating func add(_ operation: Operation, over denominator: Int64) -> Int {
    steps.append(Step(operation: operation, denominator: denominator))
    return steps.count - 1
  }

  /// The steps that may come out otherwise than as one number.
  var openSteps: [Int] {
    steps.indices.filter { step in
      switch steps[step].operation {
      case .constant, .referenceDay: false
      case .fact, .add, .subtract, .multiply, .least, .most, .shiftMonths, .shiftDays, .daysBetween, .monthsBetween,
        .hole, .table, .dated:
        true
      }
    }
  }

  /// The place of a fact.
  mutating func place(of reference: FactReference) -> Int {
    if let known = facts.firstIndex(of: reference) { return known }
    facts.append(reference)
    return facts.count - 1
  }
}

/// What a number can be: between two whole numbers over a denominator. One without a limit has the least or the greatest
/// number there is for it; where the low one is above the high one there is no number.
struct NumberBounds: Equatable {
  var low: Int64
  var high: Int64

  /// Without limits.
  static let unbounded = NumberBounds(low: .min, high: .max)
  /// It does not apply.
  static let absent = NumberBounds(low: .max, high: .min)
  /// It is left to the evaluator.
  static let left = NumberBounds(low: .max, high: .min + 1)
  /// Numbers from here on are left to the evaluator: sums of two below it can be told from one without limit.
  static let limit: UInt64 = 1 << 61

  /// Whether there is a number.
  @inline(__always)
  var isNumber: Bool { low <= high }
  /// Whether it is one number.
  @inline(__always)
  var isExact: Bool { low == high }
}

/// The rows of a table by one fact, as the column engine looks them up.
struct NumberTable {
  /// By the value of a truth or an enumeration: the place of its row among `rows`, -1 where none covers it.
  let rowOfValue: [Int8]
  /// Whether the fact is a number; else it is a truth or a value of an enumeration.
  let isByNumber: Bool
  /// By number: what the rows cover, in their order.
  let ranges: [(low: Int64, high: Int64, row: Int)]
  /// The rows that may cover a fact that is not known.
  let possible: [Int]
  /// What the rows give.
  let rows: [NumberProgram.Operand]
}
