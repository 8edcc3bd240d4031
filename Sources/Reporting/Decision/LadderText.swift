import Eligibility
import RuleLanguage

/// How an amount came about, a line a step: `tính`, `giới hạn`, `trừ đã nhận`, `chọn`, `được chi`.
struct LadderText {
  private let book: RuleBook
  private let language: MessageLanguage
  private let item: SupportItem
  private let words: ExpressionText
  private let clauses: ClauseText
  private let citations: CitationText
  private let numbers: NumberText

  private let dossier: Dossier?

  init(_ book: RuleBook, _ language: MessageLanguage, item: SupportItem, dossier: Dossier? = nil) {
    self.book = book
    self.dossier = dossier
    self.language = language
    self.item = item
    let home = book.instruments[item.instrument].number
    words = ExpressionText(book, language, within: home)
    clauses = ClauseText(book, language, within: home)
    citations = CitationText(language)
    numbers = NumberText(language)
  }

  /// A step in words: what was done, and how.
  struct Line {
    /// The state of the amount.
    let name: Phrase
    /// How it was reached.
    let text: String
  }

  /// The steps in words; `records` are those of the item, for the names of the ones left out.
  func lines(_ ladder: [LadderStep], records: [RecordOutcome] = []) -> [Line] {
    ladder.map { step in
      let line = line(step, records)
      return Line(name: line.name, text: line.text + place(step))
    }
  }

  private func line(_ step: LadderStep, _ records: [RecordOutcome]) -> Line {
    switch step.kind {
    case .computed(let bound, let value, let rounding):
      return Line(name: .computed, text: computed(bound, value, rounding, step.after))
    case .summed(let count, let all):
      let sum = say(.summed(count, of: all, clauses.listLabel(of: item)))
      return Line(name: .computed, text: "\(sum) = \(numbers.granted(step.after))")
    case .capped(let ceiling, let limit, let used, let bite):
      return Line(name: .capped, text: capped(ceiling, limit, used, bite, step.after))
    case .recordsCapped(let limit, let dropped, let bite):
      let names = dropped.map { place in
        records.first { $0.record == place }.map { "“\($0.label)”" } ?? "\(place + 1)"
      }
      let ceiling = LawPhrase.ceilingRecords("\(numbers.grouped(limit)) \(clauses.listLabel(of: item))")
      let left = dropped.isEmpty ? nil : say(.recordsDropped(names.joined(separator: ", ")))
      let outcome: String =
        switch bite {
        case .no: say(.notReached)
        case .possibly: say(.mayBeReached) + (left.map { ", \($0)" } ?? "")
        case .yes: left ?? say(.reached)
        }
      return Line(name: .capped, text: "\(ceiling.text(in: language)): \(outcome)")
    case .decided(let amount):
      let approved = say(.approved(numbers.money(amount)))
      // The authority may have granted more than the clauses allow, or less than they guarantee: then these count.
      if step.after == MoneyRange(low: amount, high: amount) { return Line(name: .decided, text: approved) }
      let counted = numbers.granted(step.after)
      let outcome: Phrase
      if let high = step.after.high, high < amount {
        outcome = .beyondLaw(counted)
      } else if step.after.low > amount {
        outcome = .belowLaw(counted)
      } else {
        outcome = .perhapsOutsideLaw(counted)
      }
      return Line(name: .decided, text: "\(approved), \(say(outcome))")
    case .deducted(let received):
      let text = "\(say(.receivedSoFar(numbers.atStake(received)))), \(say(.left(numbers.granted(step.after))))"
      return Line(name: .deducted, text: text)
    case .chosen(let choice, let reasons):
      return Line(name: .chosen, text: chosen(choice, reasons, step))
    case .payable(let low, let high):
      let share = low == high ? numbers.percent(low) : "\(numbers.percent(low)) – \(numbers.percent(high))"
      return Line(name: .payable, text: "\(say(.share(share))) = \(numbers.granted(step.after))")
    case .advance(let share):
      let text = "\(say(.advanceAtMost(numbers.percent(share)))) = \(numbers.granted(step.after))"
      return Line(name: .advance, text: text)
    }
  }

  /// `không quá 50% × chi phí quảng bá (80.000.000 đ) = 40.000.000 đ`.
  private func computed(
    _ bound: AmountBound, _ value: ValueFinding, _ rounding: Rounding?, _ after: MoneyRange
  ) -> String {
    let formula = say(.bound(bound, words.filled(value)))
    guard !saysItself(value) else { return formula }
    let raw = words.value(value.value, of: value.expression)
    // What is not known is said beside the fact it comes from.
    if case .quantity(let interval) = value.value, interval.high == nil, interval.low == .zero { return formula }
    var text = "\(formula) = \(raw)"
    if let rounding {
      let step = clauses.rounding(rounding)
      let rounded = numbers.granted(after)
      // A ceiling is rounded too, but what comes after is the range below it.
      text += raw == rounded || bound == .atMost ? ", \(step)" : ", \(step): \(rounded)"
    }
    return text
  }

  /// Whether the amount is written in the law as it is: a constant, or a row of a table that is one.
  private func saysItself(_ value: ValueFinding) -> Bool {
    switch value.expression.kind {
    case .constant: true
    case .table: value.parts.count == 2 && saysItself(value.parts[1])
    default: false
    }
  }

  /// `tối đa 50.000.000 đ mỗi tổ chức: chưa chạm`.
  private func capped(
    _ ceiling: Ceiling, _ limit: MoneyRange, _ used: MoneyRange?, _ bite: LadderStep.Bite, _ after: MoneyRange
  ) -> String {
    var text = clauses.ceiling(ceiling, of: item)
    switch ceiling.limit {
    case .amount(let value) where value.isConstant: break
    case .amount(let value):
      // Of a table only the row that counts is worth reading.
      guard case .table(let subject, _) = value.kind else {
        text += " = \(numbers.atStake(limit))"
        break
      }
      let by = ExpressionPhrase.by(words.text(subject)).text(in: language)
      text =
        "\(LawPhrase.ceiling(numbers.atStake(limit)).text(in: language)) \(clauses.scope(of: ceiling, item)) (\(by))"
    case .records: break
    }
    if let used { text += ", \(say(.usedThisYear(numbers.atStake(used))))" }
    switch bite {
    case .yes: text += ": \(say(.left(numbers.granted(after))))"
    case .no: text += ": \(say(.notReached))"
    case .possibly: text += ": \(say(.mayBeReached))"
    }
    return text
  }

  /// `không được chọn: đã chọn “X” (không cộng dồn, Điều 9); còn 0 đ`.
  private func chosen(_ choice: Truth, _ reasons: [StackingReason], _ step: LadderStep) -> String {
    var texts = reasons.compactMap { reason -> String? in
      guard let rule = book.stackingRules.indices.contains(reason.rule) ? book.stackingRules[reason.rule] : nil else {
        return nil
      }
      let place = citations.short(rule.citation, within: item.citation.instrument)
      let kind = LawPhrase.stacking(rule.kind.word).text(in: language)
      return "\(effect(reason.effect, rule)) (\(kind), \(TextPage.unbroken(place)))"
    }
    let isOnlyCapped = reasons.allSatisfy { if case .capped = $0.effect { true } else { false } }
    let isUntouched = reasons.allSatisfy { if case .capped(_, _, .no) = $0.effect { true } else { false } }
    // Of what is not given in money nothing is left in đồng.
    if !isUntouched, item.amount != nil { texts.append(say(.left(numbers.granted(step.after)))) }
    let text = texts.joined(separator: "; ")
    return isOnlyCapped && choice == .yes ? text : "\(say(.choice(choice))): \(text)"
  }

  private func effect(_ effect: StackingReason.Effect, _ rule: StackingRule) -> String {
    switch effect {
    case .over(let items): return say(.over(names(items)))
    case .under(let items): return say(.under(names(items)))
    case .against(let items): return say(.against(names(items)))
    case .received(let entry, let item):
      return say(.receivedOther(names(item.map { [$0] } ?? []), entry: ledgerLabel(entry)))
    case .perhapsReceived: return say(.perhapsReceivedOther)
    case .capped(let limit, let used, let bite):
      var text = say(.jointCeiling(numbers.atStake(limit)))
      if case .jointCeiling(_, isPerYear: true) = rule.kind {
        text += " \(LawPhrase.eachYear.text(in: language))"
      }
      if let used { text += ", \(say(.usedThisYear(numbers.atStake(used))))" }
      return "\(text): \(say(bite == .yes ? .reached : bite == .no ? .notReached : .mayBeReached))"
    }
  }

  private func names(_ items: [Int]) -> String {
    items.filter(book.items.indices.contains).map { number in
      let other = book.items[number]
      // Items of two acts may bear one label.
      let place = other.instrument == item.instrument ? "" : " \(TextPage.unbroken(citations.short(other.citation)))"
      return "“\(other.label)”\(place)"
    }.joined(separator: ", ")
  }

  /// What an entry of the ledger is called.
  private func ledgerLabel(_ entry: Int) -> String {
    guard let ledger = book.vocabulary.ledger, let lists = dossier?.lists, lists.indices.contains(ledger.list),
      let entries = lists[ledger.list], entries.indices.contains(entry)
    else { return "\(entry + 1)" }
    return entries[entry].label
  }

  /// Where a step stands, where it is not where the item does.
  private func place(_ step: LadderStep) -> String {
    if case .chosen = step.kind { return "" }
    guard let citation = step.citation, citation != item.citation else { return "" }
    let place = citations.short(citation, within: item.citation.instrument)
    return "\(TextPage.gap)\(TextPage.unbroken(place))"
  }

  private func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

extension StackingRule.Kind {
  /// Which of the three rules.
  var word: StackingSyntax.Kind {
    switch self {
    case .notTogether: .notTogether
    case .chooseOne: .chooseOne
    case .jointCeiling: .jointCeiling
    }
  }
}

extension Expression {
  /// Whether it is a literal.
  var isConstant: Bool {
    if case .constant = kind { true } else { false }
  }
}
