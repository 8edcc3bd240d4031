/// `chờ đợi`: what must come out of a case (guide, section 7).
extension SyntaxParser {
  mutating func expectations(_ expectations: inout [ExpectationSyntax]) {
    while !isAtEndOfExpectations {
      beginLine(indent: 2)
      let start = index
      do {
        expectations.append(try expectation())
        if !current.isFirstOnLine, !isAtEnd { throw failUnexpected(.amountOfCase) }
      } catch {
        if index == start { advance() }
        skipToExpectation()
      }
    }
  }

  private var isAtEndOfExpectations: Bool {
    isAtDeclaration || (current.isFirstOnLine && keyword?.clausePlace == .dossier)
  }

  /// To the next line that starts with an instrument, or to the end of the expectations.
  private mutating func skipToExpectation() {
    while !isAtEndOfExpectations {
      if current.isFirstOnLine, case .instrument = current.kind { return }
      advance()
    }
  }

  /// `52/2018/NĐ-CP hỗ trợ NAME: VERDICT, amount, vì …, cần …, căn cứ …`.
  private mutating func expectation() throws(Abandoned) -> ExpectationSyntax {
    let start = index
    guard case .instrument = current.kind else {
      throw failUnexpected(.instrumentNumber)
    }
    let instrument = try instrumentNumber()
    guard let subject = expectedSubject() else { throw fail(.spelling(Keyword.support.rawValue)) }
    let item = try nameInline()
    try expect(.colon)
    let answer = try expectedAnswer(of: subject)
    var amount: ExpectedAmount?
    var payable: ExpectedAmount?
    var choice: ExpectedChoice?
    var taken: ExpectedAmount?
    var priority: ExpectedPriority?
    var because: [ReferenceSyntax] = []
    var needs: [NameSyntax] = []
    var basis: ExpectedBasis?
    while expectationGoesOn {
      let hadComma = take(.comma)
      let place = keywordSpan
      if take(.because) {
        because += try references()
      } else if take(.needs) {
        needs += try neededNames()
      } else if take(.basis) {
        if basis != nil { throw fail(.repeatedPart(Keyword.basis.rawValue), at: place) }
        basis = try self.basis()
      } else if take(.payable) {
        if payable != nil { throw fail(.repeatedPart(Keyword.payable.rawValue), at: place) }
        payable = try expectedAmount()
      } else if let found = expectedChoice() {
        if choice != nil { throw fail(.repeatedPart(Keyword.chosen.rawValue), at: place) }
        choice = found
        if found != .leftOut, isAtAmount { taken = try expectedAmount() }
      } else if let answer = try priorityAnswer() {
        if priority != nil { throw fail(.repeatedPart(Keyword.priority.rawValue), at: place) }
        let rule = take(.by) ? try reference() : nil
        priority = ExpectedPriority(answer: answer, rule: rule)
      } else if amount == nil, isAtAmount {
        amount = try expectedAmount()
      } else if hadComma {
        throw fail(.amountOfCase)
      } else {
        break
      }
    }
    return ExpectationSyntax(
      instrument: instrument, subject: subject, item: item, answer: answer, amount: amount, payable: payable,
      choice: choice, taken: taken, priority: priority, because: because, needs: needs, basis: basis,
      span: span(since: start))
  }

  /// Whether the line has more: a part may stand on the next line, an instrument there starts the next expectation.
  private var expectationGoesOn: Bool {
    if isAt(.comma) || isAt(.because) || isAt(.needs) || isAt(.basis) || isAt(.payable) { return true }
    if isAt(.chosen) || isAt(.notChosen) || isAt(.perhapsChosen) { return true }
    if isAt(.level) || isAt(.criteriaMet) || isAt(.priorityOpen) || isAt(.noPriority) { return true }
    return !current.isFirstOnLine && isAtAmount
  }

  private mutating func expectedSubject() -> ExpectedSubject? {
    if takeInline(.condition) { return .conditionSet }
    if takeInline(.score) { return .score }
    if takeInline(.grading) { return .grading }
    return takeInline(.support) ? .item : nil
  }

  private mutating func expectedAnswer(of subject: ExpectedSubject) throws(Abandoned) -> ExpectedAnswer {
    switch subject {
    case .item: return .verdict(try verdict())
    case .conditionSet: return .verdict(try finding())
    case .score, .grading:
      if take(.outOfScope) { return .verdict(.outOfScope) }
      return subject == .score ? try points() : try grades()
    }
  }

  /// `72`, `từ 60 đến 75`.
  private mutating func points() throws(Abandoned) -> ExpectedAnswer {
    guard take(.from) else {
      let points = try pointNumber()
      return .points(low: points, high: points)
    }
    let low = try pointNumber()
    try expect(.upTo)
    return .points(low: low, high: try pointNumber())
  }

  private mutating func pointNumber() throws(Abandoned) -> Ratio {
    guard case .number(let points) = current.kind else { throw fail(.gradeOfCase) }
    advance()
    return points
  }

  /// `khá`, `trung_bình, khá`, `không xếp loại`: a comma belongs to the list where a grade follows it.
  private mutating func grades() throws(Abandoned) -> ExpectedAnswer {
    var grades: [NameSyntax] = []
    var mayBeUngraded = false
    repeat {
      if take(.notGraded) { mayBeUngraded = true } else { grades.append(try nameInline(.gradeOfCase)) }
    } while goesOnWithGrade()
    return .grades(grades, mayBeUngraded: mayBeUngraded)
  }

  private mutating func goesOnWithGrade() -> Bool {
    guard isAt(.comma), isName(ahead: 1) || keyword(ahead: 1) == .notGraded else { return false }
    advance()
    return true
  }

  /// `ưu tiên mức 2`, `ưu tiên tiêu chí 1, 3`, `ưu tiên chưa rõ`, `không ưu tiên`; nil where none of them stands here.
  private mutating func priorityAnswer() throws(Abandoned) -> ExpectedPriority.Answer? {
    if take(.noPriority) { return ExpectedPriority.Answer.none }
    if take(.priorityOpen) { return .open }
    if take(.level) { return .level(try wholeNumber()) }
    guard take(.criteriaMet) else { return nil }
    var places = [try wholeNumber()]
    while isAt(.comma), case .number = token(ahead: 1).kind, !token(ahead: 1).isFirstOnLine {
      advance()
      places.append(try wholeNumber())
    }
    return .criteria(places)
  }

  private mutating func verdict() throws(Abandoned) -> ExpectedVerdict {
    if take(.granted) { return .eligible }
    if take(.not) { return .ineligible }
    if take(.undetermined) { return .undetermined }
    if take(.outOfScope) { return .outOfScope }
    if take(.conflict) { return .conflict }
    throw fail(.verdict)
  }

  /// What a named set of conditions comes to: `đạt`, `không đạt`, `chưa đủ căn cứ`.
  private mutating func finding() throws(Abandoned) -> ExpectedVerdict {
    if take(.met) { return .eligible }
    if take(.unmet) { return .ineligible }
    if take(.undetermined) { return .undetermined }
    throw fail(.conditionVerdict)
  }

  /// `được chọn`, `không được chọn`, `có thể được chọn`.
  private mutating func expectedChoice() -> ExpectedChoice? {
    if take(.chosen) { return .chosen }
    if take(.notChosen) { return .leftOut }
    return take(.perhapsChosen) ? .open : nil
  }

  /// `điều 11 khoản 3, điều 12`: a comma belongs to the list where a reference follows it.
  private mutating func references() throws(Abandoned) -> [ReferenceSyntax] {
    var references = [try reference(allowsUnknownArticle: true)]
    while isAt(.comma), let next = keyword(ahead: 1), [.article, .clause, .point].contains(next) {
      advance()
      references.append(try reference(allowsUnknownArticle: true))
    }
    return references
  }

  /// `đã_nhận, chi_phí`: a comma belongs to the list where a name follows it.
  private mutating func neededNames() throws(Abandoned) -> [NameSyntax] {
    var names = [try name()]
    while isAt(.comma), isName(ahead: 1) {
      advance()
      names.append(try name())
    }
    return names
  }

  private mutating func basis() throws(Abandoned) -> ExpectedBasis {
    if take(.instrument) { return .text }
    if take(.secondary) { return .secondary }
    if take(.assumption) { return .assumption }
    if take(.hole) { return .hole }
    throw fail(.basis)
  }

  // MARK: Amounts

  private var isAtAmount: Bool {
    if case .number = current.kind { return true }
    return isAt(.upTo) || isAt(.from) || isAt(.allows)
  }

  /// `X`, `đến X`, `từ X`, `từ X đến Y`, `cho phép X`.
  private mutating func expectedAmount() throws(Abandoned) -> ExpectedAmount {
    if take(.upTo) { return .upTo(try amount()) }
    if take(.allows) { return .allows(try amount()) }
    guard take(.from) else { return .exactly(try amount()) }
    let low = try amount()
    return take(.upTo) ? .between(low, try amount()) : .from(low)
  }

  /// Whole đồng.
  private mutating func amount() throws(Abandoned) -> Int64 {
    guard case .number = current.kind else { throw fail(.money) }
    let literal = try literal()
    switch literal.kind {
    case .literal(.money(let amount)): return amount
    case .invalid: throw Abandoned()
    default:
      throw fail(.unexpected(SyntaxParser.shortened(file.text(in: literal.span)), need: .money), at: literal.span)
    }
  }
}
