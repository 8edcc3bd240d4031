import RuleLanguage

/// A condition on numbers that is computed: then the numbers themselves bear on nothing else.
struct ComputedCondition {
  let program: NumberProgram
  private let test: Test
  /// How many words of two bits the outcomes of the steps take at most.
  private static let stepLimit = 29

  private enum Test {
    case comparison(NumberProgram.Operand, ComparisonOperator, NumberProgram.Operand)
    case between(
      NumberProgram.Operand, NumberProgram.Operand, NumberProgram.Operand, NumberProgram.Operand, includesHigh: Bool)
    case trend([Int], ComparisonOperator)
  }

  /// A condition as the column engine computes it; nil: it is left to the evaluator.
  init?(_ expression: Expression, _ plan: ColumnPlan, on date: CalendarDate, home: Int, list: Int?) {
    // Where a table may have no row for a fact a condition may fail that its numbers let hold: that is left to the evaluator.
    var compiler = NumberCompiler(plan, on: date, home: home, list: list, coversAll: true)
    switch expression.kind {
    case .comparison(let left, let comparison, let right):
      guard let (left, right) = compiler.pair(left, right) else { return nil }
      test = .comparison(left, comparison, right)
    case .between(let subject, let low, let high, let includesHigh):
      guard let (above, low) = compiler.pair(subject, low), let (below, high) = compiler.pair(subject, high) else {
        return nil
      }
      test = .between(above, low, below, high, includesHigh: includesHigh)
    case .trend(let reference, let direction, let years):
      guard years > 0, years < 8 else { return nil }
      var steps: [Int] = []
      for back in 1...years + 1 {
        let value = Expression.fact(
          reference, .before(back), type: plan.book.vocabulary.fact(reference).kind.type, at: expression.span)
        guard let step = compiler.number(value) else { return nil }
        steps.append(step)
      }
      test = .trend(steps, direction == .rising ? .greater : .less)
    default: return nil
    }
    program = compiler.program
    guard program.steps.count <= ComputedCondition.stepLimit else { return nil }
  }

  /// How many combinations of what may come of the condition and its steps there are; `Int.max`: too many.
  var combinations: Int {
    var words = 1 + program.openSteps.count
    if case .trend(let values, _) = test { words += values.count - 1 }
    return words <= 7 ? 1 << (2 * words) : .max
  }

  /// What came out for rows or records: how the steps came out, all that explanations rest on, and in the two lowest bits
  /// whether it holds: 1 it does, 2 it does not, 3 it is not known, 0 it is left to the evaluator.
  enum Outcomes {
    /// Where all combinations fit.
    case small([UInt16])
    case large([UInt64])

    /// Whether it was found.
    func isFound(_ subject: Int) -> Bool { truth(subject) != 0 }

    /// Whether it holds, as a number.
    func truth(_ subject: Int) -> UInt64 { word(subject) & 3 }

    /// How the steps came out, as a number.
    func steps(_ subject: Int) -> UInt64 { word(subject) >> 2 }

    private func word(_ subject: Int) -> UInt64 {
      switch self {
      case .small(let words): UInt64(words[subject])
      case .large(let words): words[subject]
      }
    }
  }

  /// What came out for subjects.
  func outcomes(of subjects: Subjects, _ bound: BoundNumbers, in scratch: NumberScratch) -> Outcomes {
    combinations <= 1 << 16
      ? .small(words(of: subjects, bound, in: scratch)) : .large(words(of: subjects, bound, in: scratch))
  }

  private func words<Word: FixedWidthInteger>(
    of subjects: Subjects, _ bound: BoundNumbers, in scratch: NumberScratch
  ) -> [Word] {
    [Word](count: subjects.count) { words in
      words.initialize(repeating: 0, count: subjects.count)
      NumberRun.eachPart(bound, of: subjects, in: scratch) { run, part in
        let own = words + part.lowerBound
        run.addOutcomes(to: own)
        let truths = truths(run, part.count) { steps in
          for place in 0..<part.count { own[place] = own[place] &<< 2 | Word(truncatingIfNeeded: steps[place]) }
        }
        for place in 0..<part.count { own[place] = own[place] &<< 2 | Word(truncatingIfNeeded: truths[place]) }
      }
    }
  }

  /// Whether the condition holds for each; `note` is told how its comparisons came out, where there are several that
  /// explanations rest on.
  private func truths(_ run: NumberRun, _ count: Int, note: ([UInt8]) -> Void) -> [UInt8] {
    switch test {
    case .comparison(let left, let comparison, let right):
      return ComputedCondition.compare(run, left, comparison, right)
    case .between(let above, let low, let below, let high, let includesHigh):
      let truths = ComputedCondition.compare(run, above, .greaterOrEqual, low)
      return ComputedCondition.both(
        truths, ComputedCondition.compare(run, below, includesHigh ? .lessOrEqual : .less, high))
    case .trend(let values, let comparison):
      var truths = [UInt8](repeating: 1, count: count)
      for (later, earlier) in zip(values, values.dropFirst()) {
        let operands = [later, earlier].map { NumberProgram.Operand(step: $0, factor: 1) }
        let one = ComputedCondition.compare(run, operands[0], comparison, operands[1])
        note(one)
        truths = ComputedCondition.both(truths, one)
      }
      return truths
    }
  }

  /// Holds where both do.
  private static func both(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    [UInt8](count: min(first.count, second.count)) { truths in
      for place in 0..<min(first.count, second.count) {
        let (one, other) = (first[place], second[place])
        // What is left to the evaluator is left whatever the other says.
        truths[place] = one == 0 || other == 0 ? 0 : one == 2 || other == 2 ? 2 : max(one, other)
      }
    }
  }

  /// Whether a comparison holds of two numbers, for each.
  private static func compare(
    _ run: NumberRun, _ left: NumberProgram.Operand, _ comparison: ComparisonOperator, _ right: NumberProgram.Operand
  ) -> [UInt8] {
    switch comparison {
    case .less: compare(run, left, right) { $0.isLess(than: $1) }
    case .lessOrEqual: compare(run, left, right) { $0.isAtMost($1) }
    case .greater: compare(run, right, left) { $0.isLess(than: $1) }
    case .greaterOrEqual: compare(run, right, left) { $0.isAtMost($1) }
    case .equal: compare(run, left, right) { $0.isEqual(to: $1) }
    case .notEqual:
      compare(run, left, right) { first, second in
        let isEqual = first.isEqual(to: second)
        return isEqual == 3 ? 3 : 3 - isEqual
      }
    }
  }

  @inline(__always)
  private static func compare(
    _ run: NumberRun, _ left: NumberProgram.Operand, _ right: NumberProgram.Operand,
    _ body: (NumberBounds, NumberBounds) -> UInt8
  ) -> [UInt8] {
    let (lefts, rights) = (run.numbers(of: left.step), run.numbers(of: right.step))
    let (factor, other) = (left.factor, right.factor)
    if factor == 1, other == 1 { return compare(lefts.count, { lefts[$0] }, { rights[$0] }, body) }
    return compare(lefts.count, { lefts[$0].over(factor) }, { rights[$0].over(other) }, body)
  }

  @inline(__always)
  private static func compare(
    _ count: Int, _ left: (Int) -> NumberBounds, _ right: (Int) -> NumberBounds,
    _ body: (NumberBounds, NumberBounds) -> UInt8
  ) -> [UInt8] {
    [UInt8](count: count) { truths in
      for place in 0..<count {
        let (first, second) = (left(place), right(place))
        let found = body(first, second)
        // What does not apply fails. Nothing is asked twice: what it is would be guessed wrong.
        let areNumbers = first.low <= first.high && second.low <= second.high
        let isLeft = first == .left || second == .left
        truths[place] = areNumbers ? found : isLeft ? 0 : 2
      }
    }
  }
}

extension NumberCompiler {
  /// Two numbers over one denominator.
  fileprivate mutating func pair(
    _ left: Expression, _ right: Expression
  ) -> (NumberProgram.Operand, NumberProgram.Operand)? {
    aligned(left, right).map { ($0.0, $0.1) }
  }
}

// As outcomes number truths: 1 it holds, 2 it does not, 3 it is not known. Of two numbers one of both at most is so: no branch
// is taken on which.
extension NumberBounds {
  @inline(__always)
  private static func truth(_ holds: Bool, _ fails: Bool) -> UInt8 { 3 &- (holds ? 2 : 0) &- (fails ? 1 : 0) }

  @inline(__always)
  fileprivate func isLess(than other: NumberBounds) -> UInt8 { NumberBounds.truth(high < other.low, other.high <= low) }

  @inline(__always)
  fileprivate func isAtMost(_ other: NumberBounds) -> UInt8 { NumberBounds.truth(high <= other.low, other.high < low) }

  @inline(__always)
  fileprivate func isEqual(to other: NumberBounds) -> UInt8 {
    if high < other.low || other.high < low { return 2 }
    return isExact && other.isExact && low == other.low ? 1 : 3
  }
}
