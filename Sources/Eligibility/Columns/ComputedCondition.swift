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

  /// What came out for rows or records.
  struct Outcomes {
    /// 1 it holds, 2 it does not, 3 it is not known, 0 it is left to the evaluator.
    fileprivate var truths: [UInt8]
    /// How the steps came out: all that explanations rest on.
    let steps: [UInt64]

    /// Whether it was found.
    func isFound(_ subject: Int) -> Bool { truths[subject] != 0 }

    /// Whether it holds, as a number.
    func truth(_ subject: Int) -> UInt64 { UInt64(truths[subject]) }
  }

  /// What came out for subjects.
  func outcomes(of subjects: Subjects, _ bound: BoundNumbers, in scratch: NumberScratch) -> Outcomes {
    let run = NumberRun(bound, rows: subjects.rows, records: subjects.records, of: subjects.list, in: scratch)
    var truths = [UInt8](repeating: 0, count: subjects.count)
    var steps = run.outcomes()
    func compare(
      _ left: NumberProgram.Operand, _ comparison: ComparisonOperator, _ right: NumberProgram.Operand, _ place: Int
    ) -> Truth? {
      let (first, second) = (run.value(left, place), run.value(right, place))
      if first == .left || second == .left { return nil }
      return first.isNumber && second.isNumber ? first.compared(comparison, second) : .no
    }
    for place in truths.indices {
      switch test {
      case .comparison(let left, let comparison, let right):
        truths[place] = ComputedCondition.number(compare(left, comparison, right, place))
      case .between(let above, let low, let below, let high, let includesHigh):
        let isAbove = compare(above, .greaterOrEqual, low, place)
        let isBelow = compare(below, includesHigh ? .lessOrEqual : .less, high, place)
        truths[place] = ComputedCondition.number(isAbove.flatMap { first in isBelow.map { first.and($0) } })
      case .trend(let values, let comparison):
        var truth: Truth? = .yes
        for (later, earlier) in zip(values, values.dropFirst()) {
          let operands = [later, earlier].map { NumberProgram.Operand(step: $0, factor: 1) }
          let step = compare(operands[0], comparison, operands[1], place)
          steps[place] = steps[place] << 2 | UInt64(ComputedCondition.number(step))
          truth = truth.flatMap { whole in step.map { whole.and($0) } }
        }
        truths[place] = ComputedCondition.number(truth)
      }
    }
    return Outcomes(truths: truths, steps: steps)
  }

  private static func number(_ truth: Truth?) -> UInt8 {
    switch truth {
    case nil: 0
    case .yes?: 1
    case .no?: 2
    case .unknown?: 3
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

extension NumberBounds {
  /// Whether a comparison holds of two numbers.
  fileprivate func compared(_ comparison: ComparisonOperator, _ other: NumberBounds) -> Truth {
    switch comparison {
    case .less: high < other.low ? .yes : other.high <= low ? .no : .unknown
    case .lessOrEqual: high <= other.low ? .yes : other.high < low ? .no : .unknown
    case .greater: other.compared(.less, self)
    case .greaterOrEqual: other.compared(.lessOrEqual, self)
    case .equal:
      high < other.low || other.high < low ? .no : isExact && other.isExact && low == other.low ? .yes : .unknown
    case .notEqual: compared(.equal, other).negated
    }
  }
}
