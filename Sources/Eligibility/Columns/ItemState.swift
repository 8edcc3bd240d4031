import RuleLanguage

/// What rows are alike in that bears on an item: whether it is there for them, and what must hold for the applicant.
struct ItemState {
  /// The number of a state.
  typealias Number = Int32

  /// The tests of scope.
  let instrument: InstrumentScope
  let beneficiary: BeneficiaryTest
  /// What must hold for the applicant, and what came of it, by number.
  let checks: ConditionGroup
  let checked: Int32

  /// What each thing says that is looked at for the applicant; nil where there is nothing to say.
  var findings: [Finding?] { checks.findings(in: checked) }

  /// What everything says that is looked at for a record, in the order of the plan.
  func findings(with record: RecordState, _ item: ItemPlan) -> [Finding?] {
    var (shared, own) = (findings[...], record.findings[...])
    return item.checks.map { check in
      (check.isByRecord ? own.popFirst() : shared.popFirst()) ?? nil
    }
  }
}
