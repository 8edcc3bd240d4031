import RuleLanguage

/// Causes are kept sorted and each once, so that two explanations of the same thing are the same bytes.
extension Array where Element == Cause {
  /// These causes and the others, sorted, each once; both are sorted already.
  func joined(with others: [Cause]) -> [Cause] {
    if others.isEmpty { return self }
    if isEmpty { return others }
    if count == 1, others.count == 1, self[0] == others[0] { return self }
    var result: [Cause] = []
    result.reserveCapacity(count + others.count)
    var left = self[...]
    var right = others[...]
    while let first = left.first, let second = right.first {
      if first == second {
        result.append(first)
        left.removeFirst()
        right.removeFirst()
      } else if second.order < first.order {
        result.append(second)
        right.removeFirst()
      } else {
        result.append(first)
        left.removeFirst()
      }
    }
    result.append(contentsOf: left)
    result.append(contentsOf: right)
    return result
  }

  /// Whether instruments that contradict each other are among them.
  var containConflict: Bool {
    contains { if case .parameterConflict = $0 { true } else { false } }
  }
}

extension Cause {
  /// Facts by their path, then holes, parameters, references, authorities, arithmetic.
  fileprivate var order: (kind: Int, place: UInt64) {
    switch self {
    case .fact(let path): (0, path.order)
    case .hole(let number): (1, UInt64(clamping: number))
    case .noParameterValue(let parameter, let date):
      (2, UInt64(clamping: parameter) << 32 | UInt64(UInt32(bitPattern: date.dayNumber)))
    case .parameterConflict(let parameter, _): (3, UInt64(clamping: parameter))
    case .lapsedReference(let instrument, let date):
      (4, UInt64(clamping: instrument) << 32 | UInt64(UInt32(bitPattern: date.dayNumber)))
    case .authorityDecides: (5, 0)
    case .arithmetic(.overflow): (6, 0)
    case .arithmetic(.divisionByZero): (6, 1)
    }
  }
}

extension FactPath {
  /// The same order as `<`, in one word: by list, fact, record and year. Sorting is hot where little is known.
  var order: UInt64 {
    func field(_ number: Int, bits: UInt64) -> UInt64 { UInt64(clamping: Swift.min(number, (1 << Int(bits)) - 1)) }
    let place = field((record ?? -1) + 1, bits: 28) << 12 | field(year ?? 0, bits: 12)
    switch target {
    case .fact(let fact):
      return field((fact.list ?? -1) + 1, bits: 12) << 52 | field(fact.index + 1, bits: 12) << 40 | place
    case .list(let list): return field(list + 1, bits: 12) << 52 | place
    }
  }
}
