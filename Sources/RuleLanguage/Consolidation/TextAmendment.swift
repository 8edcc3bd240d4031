/// One amendment laid over the text of the instrument it changes.
struct TextAmendment {
  private let amendment: AmendmentSyntax
  private let mark: AmendmentMark
  private let source: SourceSyntax?
  private let known: [Repeal]

  /// The text, changed once `apply` has run.
  private(set) var text: InstrumentSyntax
  /// What is wrong; then the text must not be taken.
  private(set) var problems: [(problem: AmendmentProblem, span: SourceSpan)] = []
  /// What was touched.
  private(set) var places: [ChangedPlace] = []
  /// What is gone.
  private(set) var repealed: [Repeal] = []
  /// Whether the instrument ends.
  private(set) var endsInstrument = false

  /// An amendment by the provision of `mark`, read in `source`, of `text`; `repealed` is what is gone already.
  init(
    _ amendment: AmendmentSyntax, _ mark: AmendmentMark, _ source: SourceSyntax?, of text: InstrumentSyntax,
    repealed known: [Repeal]
  ) {
    self.amendment = amendment
    self.mark = mark
    self.source = source
    self.text = text
    self.known = known
  }

  private var number: InstrumentNumber { amendment.instrument.number }

  mutating func apply() {
    switch amendment.target {
    case .instrument: applyToInstrument()
    case .item(let name, _): applyToItem(name)
    case .provision(let reference, _):
      guard let article = reference.article else {
        return fail(.articleMissing, reference.span)
      }
      let path = ProvisionPath(
        article: article, unknownArticle: 0, clause: reference.clause, point: reference.point)
      applyToProvision(path, reference.span)
    }
  }

  private mutating func fail(_ problem: AmendmentProblem, _ span: SourceSpan) { problems.append((problem, span)) }

  // MARK: The instrument as a whole

  private mutating func applyToInstrument() {
    let content = amendment.content
    switch amendment.action {
    case .repeal, .replace:
      if let first = content.clauses.first?.span ?? content.header.first?.span { fail(.repealWithText, first) }
      places.append(ChangedPlace(instrument: number, path: nil, name: "", keyword: ""))
      repealed.append(
        Repeal(instrument: number, path: nil, item: nil, mark: mark, isAssumed: source?.basis == .assumption))
      endsInstrument = true
    case .amend, .add:
      if content.header.isEmpty { return fail(.nothingToDo, amendment.span) }
      if let first = content.clauses.first?.span ?? content.statements.first?.place { fail(.provisionNotNamed, first) }
      for clause in content.header {
        text.header.removeAll { $0.keyword == clause.keyword }
        text.header.append(clause)
        places.append(ChangedPlace(instrument: number, path: nil, name: "", keyword: clause.keyword))
      }
    }
  }

  // MARK: An item by its name

  private mutating func applyToItem(_ name: NameSyntax) {
    var items: [String] = []
    for (index, provision) in text.provisions.enumerated() {
      for (place, statement) in provision.statements.enumerated() {
        guard case .supportItem(let item) = statement else { continue }
        items.append(item.name.text)
        if item.name.text == name.text { return apply(to: item, at: (index, place), provision.path) }
      }
    }
    let nearest = NearestName.nearest(to: name.text, among: items)
    fail(.notInProvision("hỗ trợ \(name.text)", number.text, nearest: nearest), name.span)
  }

  private mutating func apply(
    to item: SupportItemSyntax, at place: (provision: Int, statement: Int), _ path: ProvisionPath
  ) {
    let content = amendment.content
    if let other = content.header.first?.span ?? content.statements.first?.place {
      return fail(.provisionNotNamed, other)
    }
    if amendment.action == .repeal {
      text.provisions[place.provision].statements.remove(at: place.statement)
      repealed.append(
        Repeal(
          instrument: number, path: path, item: item.name.text, mark: mark, isAssumed: source?.basis == .assumption))
      places.append(ChangedPlace(instrument: number, path: path, name: item.name.text, keyword: ""))
      return
    }
    guard !content.clauses.isEmpty else { return fail(.nothingToDo, amendment.span) }
    guard amendment.action == .replace else { return lay(content.clauses, over: item, at: place, path) }
    var item = item
    item.clauses = content.clauses.map(marked)
    text.provisions[place.provision].statements[place.statement] = marked(.supportItem(item))
    places.append(ChangedPlace(instrument: number, path: path, name: item.name.text, keyword: ""))
  }

  // MARK: A provision

  private mutating func applyToProvision(_ path: ProvisionPath, _ span: SourceSpan) {
    let content = amendment.content
    if let header = content.header.first { return fail(.headOfProvision(header.keyword), header.span) }
    let covered = text.provisions.indices.filter { path.covers(text.provisions[$0].path) }
    let isThere = covered.contains { !text.provisions[$0].statements.isEmpty }
    switch amendment.action {
    case .repeal:
      guard isThere else { return missing(path, span) }
      for index in covered { gone(text.provisions[index].path) }
      text.provisions.removeAll { path.covers($0.path) }
      places.append(ChangedPlace(instrument: number, path: path, name: "", keyword: ""))
    case .replace:
      guard isThere, let first = covered.first else { return missing(path, span) }
      guard !content.statements.isEmpty else { return fail(.nothingToDo, amendment.span) }
      if let clause = content.clauses.first { return fail(.clauseWithoutItem(clause.keyword), clause.span) }
      let title = content.title ?? text.provisions[first].title
      let own = ProvisionSyntax(
        path: path, title: title, statements: content.statements.map(marked), span: amendment.span)
      text.provisions[first] = own
      text.provisions.removeAll { path.covers($0.path) && $0 != own }
      places.append(ChangedPlace(instrument: number, path: path, name: "", keyword: ""))
    case .amend:
      guard isThere else { return missing(path, span) }
      if content.isEmpty { return fail(.nothingToDo, amendment.span) }
      change(covered, path)
    case .add:
      if content.isEmpty { return fail(.nothingToDo, amendment.span) }
      isThere ? change(covered, path) : insert(path)
    }
  }

  /// Says that a provision is not there: repealed before, or never there.
  private mutating func missing(_ path: ProvisionPath, _ span: SourceSpan) {
    if let other = known.first(where: { gone in
      gone.instrument == number && gone.item == nil && gone.path.map { path.covers($0) || $0.covers(path) } == true
    }) {
      return fail(.alreadyRepealed("\(path.words) của \(number.text)", by: other.mark.instrument.text), span)
    }
    let written = text.provisions.filter { !$0.statements.isEmpty && $0.path.article != nil }.map(\.path)
    let sameArticle = written.filter { $0.article == path.article }
    let there = (sameArticle.isEmpty ? written : sameArticle).map(\.words).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    fail(.unknownProvision(path.words, instrument: number.text, there: there), span)
  }

  private mutating func gone(_ path: ProvisionPath) {
    repealed.append(
      Repeal(instrument: number, path: path, item: nil, mark: mark, isAssumed: source?.basis == .assumption))
  }

  /// A new provision, after the last one that stands before it.
  private mutating func insert(_ path: ProvisionPath) {
    if let clause = amendment.content.clauses.first { return fail(.clauseWithoutItem(clause.keyword), clause.span) }
    let provision = ProvisionSyntax(
      path: path, title: amendment.content.title, statements: amendment.content.statements.map(marked),
      span: amendment.span)
    let place = text.provisions.lastIndex { !path.isBefore($0.path) }.map { $0 + 1 } ?? 0
    text.provisions.insert(provision, at: place)
    places.append(ChangedPlace(instrument: number, path: path, name: "", keyword: ""))
  }

  // MARK: What stands in a provision

  /// Lays clauses and statements over those of the covered provisions.
  private mutating func change(_ covered: [Int], _ path: ProvisionPath) {
    if let first = amendment.content.clauses.first {
      var items: [(provision: Int, statement: Int)] = []
      for index in covered {
        for (place, statement) in text.provisions[index].statements.enumerated() {
          if case .supportItem = statement { items.append((index, place)) }
        }
      }
      guard items.count == 1 else { return fail(.notOneItem(path.words, count: items.count), first.span) }
      if case .supportItem(let item) = text.provisions[items[0].provision].statements[items[0].statement] {
        lay(amendment.content.clauses, over: item, at: items[0], path)
      }
    }
    for statement in amendment.content.statements { lay(statement, covered, path) }
  }

  private mutating func lay(_ statement: StatementSyntax, _ covered: [Int], _ path: ProvisionPath) {
    if case .source = statement { return }
    for index in covered {
      for (place, old) in text.provisions[index].statements.enumerated() where old.isSameThing(as: statement) {
        if case .supportItem(let item) = old, case .supportItem(let new) = statement {
          return lay(new.clauses, over: item, at: (index, place), text.provisions[index].path)
        }
        if amendment.action == .amend {
          text.provisions[index].statements[place] = marked(statement)
          return touch(path, statement)
        }
      }
    }
    guard amendment.action == .add, let last = covered.last(where: { text.provisions[$0].path == path }) ?? covered.last
    else {
      let names = covered.flatMap { text.provisions[$0].statements.compactMap(\.name) }
      let nearest = NearestName.nearest(to: statement.name ?? "", among: names)
      return fail(.notInProvision(statement.title, path.words, nearest: nearest), statement.place ?? amendment.span)
    }
    text.provisions[last].statements.append(marked(statement))
    touch(path, statement)
  }

  private mutating func touch(_ path: ProvisionPath, _ statement: StatementSyntax) {
    places.append(
      ChangedPlace(instrument: number, path: path, name: statement.name ?? "", keyword: statement.keyword))
  }

  /// Clauses of an item: one that is amended takes the place of those of its keyword, one that is added stands besides.
  private mutating func lay(
    _ clauses: [ClauseSyntax], over item: SupportItemSyntax, at place: (provision: Int, statement: Int),
    _ path: ProvisionPath
  ) {
    var item = item
    var replaced: Set<String> = []
    for clause in clauses {
      let keyword = clause.keyword
      if amendment.action == .amend {
        if replaced.insert(keyword).inserted, let first = item.clauses.firstIndex(where: { $0.keyword == keyword }) {
          item.clauses.removeAll { $0.keyword == keyword }
          item.clauses.insert(marked(clause), at: min(first, item.clauses.count))
        } else if let last = item.clauses.lastIndex(where: { $0.keyword == keyword }) {
          item.clauses.insert(marked(clause), at: last + 1)
        } else {
          return fail(.nothingToAmend(keyword, item: item.name.text), clause.span)
        }
      } else {
        if clause.standsOnce, item.clauses.contains(where: { $0.keyword == keyword }) {
          return fail(.addsSecond(keyword, item: item.name.text), clause.span)
        }
        item.clauses.append(marked(clause))
      }
      places.append(ChangedPlace(instrument: number, path: path, name: item.name.text, keyword: keyword))
    }
    text.provisions[place.provision].statements[place.statement] = .supportItem(item)
  }

  // MARK: Marks

  private func marked(_ trailer: TrailerSyntax?) -> TrailerSyntax {
    var result = trailer ?? TrailerSyntax(citation: nil, source: nil, amendment: nil)
    result.source = result.source ?? source
    result.amendment = mark
    return result
  }

  private func marked(_ clause: ClauseSyntax) -> ClauseSyntax {
    var clause = clause
    clause.trailer = marked(clause.trailer)
    return clause
  }

  private func marked(_ statement: StatementSyntax) -> StatementSyntax {
    switch statement {
    case .supportItem(var item):
      item.amendment = mark
      if let source, !item.clauses.contains(where: { $0.keyword == "nguồn" }) {
        item.clauses.append(ClauseSyntax(kind: .source(source), trailer: nil, span: item.span))
      }
      return .supportItem(item)
    case .conditionSet(var set):
      set.trailer = marked(set.trailer)
      return .conditionSet(set)
    case .definition(var definition):
      definition.trailer = marked(definition.trailer)
      return .definition(definition)
    case .common(var clause):
      clause.trailer = marked(clause.trailer)
      return .common(clause)
    case .stacking(var rule):
      rule.trailer = marked(rule.trailer)
      return .stacking(rule)
    case .priority(var rule):
      rule.trailer = marked(rule.trailer)
      return .priority(rule)
    case .parameterValue(var value):
      value.trailer = marked(value.trailer)
      return .parameterValue(value)
    case .amendment, .transition, .source: return statement
    }
  }
}
