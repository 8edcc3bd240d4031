import RuleLanguage

extension Expression {
  /// The holes in it, in the order they are written; names are not followed.
  var holes: [Expression] {
    let inside = parts.flatMap(\.holes)
    return holeNumber == nil ? inside : [self] + inside
  }

  /// The number of the hole it is.
  var holeNumber: Int? {
    guard case .hole(let number, _, _) = kind else { return nil }
    return number
  }
}
