/// What an amendment finds a statement by.
extension StatementSyntax {
  /// Its name, where it has one.
  var name: String? {
    switch self {
    case .supportItem(let item): item.name.text
    case .conditionSet(let set): set.name.text
    case .definition(let definition): definition.name.text
    case .parameterValue(let value): value.name.text
    case .common, .stacking, .priority, .amendment, .transition, .source: nil
    }
  }

  /// Its keyword.
  var keyword: String {
    switch self {
    case .supportItem: "hỗ trợ"
    case .conditionSet: "điều kiện"
    case .definition(let definition):
      switch definition.value.kind {
      case .score: "chấm điểm"
      case .grading: "xếp loại"
      default: "định nghĩa"
      }
    case .parameterValue: "quy định"
    case .common(let clause):
      switch clause.kind {
      case .condition: "điều kiện chung"
      case .beneficiaries: "đối tượng chung"
      case .exclusion: "không hỗ trợ khi"
      }
    case .stacking(let rule): rule.kind.rawValue
    case .priority: "ưu tiên"
    case .amendment(let amendment): amendment.action.rawValue
    case .transition: "chuyển tiếp khi"
    case .source: "nguồn"
    }
  }

  /// Keyword and name, for a message.
  var title: String { name.map { "\(keyword) \($0)" } ?? keyword }

  /// Where it stands, where it has a name or a place of its own.
  var place: SourceSpan? {
    switch self {
    case .supportItem(let item): item.name.span
    case .conditionSet(let set): set.name.span
    case .definition(let definition): definition.name.span
    case .parameterValue(let value): value.name.span
    case .common(let clause): clause.span
    case .stacking(let rule): rule.span
    case .priority(let rule): rule.span
    case .amendment(let amendment): amendment.span
    case .transition(let transition): transition.span
    case .source(let source): source.text.span
    }
  }

  /// Whether it speaks of the same thing: the same name, or a clause of the same kind.
  func isSameThing(as other: StatementSyntax) -> Bool { keyword == other.keyword && name == other.name }
}

extension ProvisionPath {
  /// Whether it stands before another in a text: by number, then by the letter after it (`7` before `7a` before `8`).
  func isBefore(_ other: ProvisionPath) -> Bool {
    let (own, others) = ([article, clause, point], [other.article, other.clause, other.point])
    for (left, right) in zip(own, others) where left != right {
      guard let left else { return true }
      guard let right else { return false }
      return ProvisionPath.order(left) < ProvisionPath.order(right)
    }
    return false
  }

  private static func order(_ label: String) -> (Int, String) {
    let digits = label.prefix { $0.isNumber }
    return (Int(digits) ?? 0, String(label.dropFirst(digits.count)))
  }
}
