/// Expressions that stand in no text, for explanations of what the law says without one (`số lần`, the years of a trend).
extension Expression {
  /// `đúng` or `sai`, at the place of the clause that is explained.
  public static func truth(_ value: Bool, at span: SourceSpan) -> Expression {
    Expression(kind: .constant(.truth(value)), type: .truth, isWhole: false, span: span)
  }

  /// A fact in one of its years.
  public static func fact(
    _ reference: FactReference, _ year: YearSelector?, type: ValueType, at span: SourceSpan
  ) -> Expression {
    Expression(kind: .fact(reference, year), type: type, isWhole: false, span: span)
  }
}
