import Eligibility
import RuleLanguage

/// Reads one line of a register in JSON Lines.
struct JSONLineReader: Sendable {
  let vocabulary: Vocabulary
  private let dossiers: DossierReader
  private let options: RegisterOptions

  /// Reads against a rule book what is wanted.
  init(_ book: RuleBook, _ options: RegisterOptions) {
    vocabulary = book.vocabulary
    dossiers = DossierReader(book: book)
    self.options = options
  }

  /// What a line says.
  struct Row {
    var identifier = ""
    var name = ""
    var cells: [LooseBatch.Cell] = []
    /// The records of the lists that are not empty.
    var records: [(list: Int, records: [(name: String, cells: [LooseBatch.Cell])])] = []
  }

  /// What came of reading a line.
  enum Outcome {
    case row(Row)
    /// What is wrong with it; and whose it is, where that could be read.
    case faults([RegisterFault], identifier: String?)
  }

  /// Reads a line, which is UTF-8.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    guard bytes.count <= JSONReader.sizeLimit else {
      return .faults([.lineTooLong(limit: JSONReader.sizeLimit)], identifier: nil)
    }
    var found: [Diagnostic] = []
    let file = SourceFile(path: "", text: String(decoding: bytes, as: UTF8.self))
    guard let value = JSONReader.read(file, number: 0, diagnostics: &found) else {
      return .faults(JSONLineReader.faults(found), identifier: nil)
    }
    guard case .object(let members) = value.kind else {
      return .faults([.written(.dossier(.notAnObject))], identifier: nil)
    }
    var row = Row()
    var faults: [RegisterFault] = []
    let facts = takeNames(members, &row, &faults)
    if row.identifier.isEmpty, faults.isEmpty { faults.append(.emptyIdentifier) }
    let dossier = dossiers.read(facts, named: row.identifier, diagnostics: &found)
    faults += JSONLineReader.faults(found)
    if faults.isEmpty { take(dossier, facts, &row, &faults) }
    guard faults.isEmpty else { return .faults(faults, identifier: row.identifier.isEmpty ? nil : row.identifier) }
    return .row(row)
  }

  private static func faults(_ diagnostics: [Diagnostic]) -> [RegisterFault] {
    diagnostics.filter { $0.severity == .error }.map { .written($0.problem) }
  }

  // MARK: Names

  /// Takes what identifies an applicant, what it is called and where it is; the rest, as far as it is wanted, is given back.
  private func takeNames(_ members: [JSONMember], _ row: inout Row, _ faults: inout [RegisterFault]) -> [JSONMember] {
    var rest: [JSONMember] = []
    var keys: [RegisterColumn.Target: String] = [:]
    for member in members {
      let key = member.key
      let target: RegisterColumn.Target
      if options.ignored.contains(key) {
        continue
      } else if RegisterTableLayout.identifierNames.contains(key) {
        target = .identifier
        row.identifier = text(member, &faults)
      } else if RegisterTableLayout.nameNames.contains(key) {
        target = .name
        row.name = text(member, &faults)
      } else if let reference = vocabulary.fact(named: key) {
        if options.wants(reference, vocabulary) { rest.append(member) }
        continue
      } else if let list = vocabulary.list(named: key) {
        if options.wants(list: list) { rest.append(member) }
        continue
      } else if RegisterTableLayout.groupNames.contains(key) {
        let text = text(member, &faults)
        if !text.isEmpty { row.cells.append((RegisterColumn(header: key, target: .group), .text(text))) }
        continue
      } else {
        rest.append(member)
        continue
      }
      if let other = keys.updateValue(key, forKey: target) { faults.append(.duplicateColumn(key, with: other)) }
    }
    return rest
  }

  /// A text, or a number that stands for one; nothing where it is `null`, or, reported, anything else.
  private func text(_ member: JSONMember, _ faults: inout [RegisterFault]) -> String {
    switch member.value.kind {
    case .text(let text): return String(text.trimmingBlanks)
    case .number(let number) where number.isWhole: return JSONWriter.exact(number)
    case .null: return ""
    case .number, .truth, .array, .object:
      faults.append(.notAName(member.key))
      return ""
    }
  }

  // MARK: Cells

  private func take(_ dossier: Dossier, _ members: [JSONMember], _ row: inout Row, _ faults: inout [RegisterFault]) {
    for (index, given) in dossier.facts.enumerated() where given != .notGiven {
      take(given, FactReference(list: nil, index: index), &row.cells, &faults)
    }
    for (list, records) in dossier.lists.enumerated() {
      guard let records else { continue }
      let name = vocabulary.lists[list].name
      guard !records.isEmpty else {
        row.cells.append((RegisterColumn(header: name, target: .list(list)), .value(0)))
        continue
      }
      let labels = JSONLineReader.labels(members.first { $0.key == name })
      let read = records.enumerated().map { number, record in
        var cells: [LooseBatch.Cell] = []
        for (index, given) in record.fields.enumerated() where given != .notGiven {
          let reference = FactReference(list: list, index: index)
          if options.wants(reference, vocabulary) { take(given, reference, &cells, &faults) }
        }
        return (labels.indices.contains(number) && labels[number] ? record.label : "", cells)
      }
      row.records.append((list, read))
    }
  }

  /// Whether each record of a list is called something by the register itself.
  private static func labels(_ member: JSONMember?) -> [Bool] {
    guard case .array(let elements)? = member?.value.kind else { return [] }
    return elements.map { element in
      DossierReader.labelKeys.contains { key in
        if case .text(let text)? = element[key]?.kind { !text.isEmpty } else { false }
      }
    }
  }

  /// Adds what is given of a fact, by the year where it is yearly.
  private func take(
    _ given: Given, _ reference: FactReference, _ cells: inout [LooseBatch.Cell], _ faults: inout [RegisterFault]
  ) {
    let fact = vocabulary.fact(reference)
    func add(_ given: Given, year: Int?) {
      do throws(CellReader.Problem) {
        guard let cell = try JSONLineReader.cell(given, fact) else { return }
        let header = year.map { "\(fact.name).\($0)" } ?? fact.name
        cells.append((RegisterColumn(header: header, target: .fact(reference, year: year)), cell))
      } catch {
        faults.append(error.fault)
      }
    }
    if case .yearly(let years) = given {
      for (year, own) in years.sorted(by: { $0.key < $1.key }) { add(own, year: year) }
    } else {
      add(given, year: nil)
    }
  }

  /// What a cell says; nil: nothing.
  private static func cell(_ given: Given, _ fact: Fact) throws(CellReader.Problem) -> CellReader.Cell? {
    switch given {
    case .notGiven, .yearly: return nil
    case .unknown: return .state(.unknown)
    case .notApplicable: return .state(.notApplicable)
    case .judged(let truth, _): return .value(truth ? 1 : 0)
    case .value(let value): return try cell(value, fact)
    }
  }

  private static func cell(_ value: Constant, _ fact: Fact) throws(CellReader.Problem) -> CellReader.Cell {
    switch value {
    case .truth(let truth): return .value(truth ? 1 : 0)
    case .symbol(let number): return .value(Int64(number))
    case .date(let date): return .value(Int64(date.dayNumber))
    case .text(let text): return .text(text)
    case .instrument(let number): return .text(number.text)
    case .supportItem(let item): return .value(Int64(item))
    case .quantity(let quantity):
      let scale = Ratio(ColumnData.scale(of: fact.kind))
      guard let scaled = try? quantity.multiplied(by: scale), let number = scaled.whole else {
        throw CellReader.Problem(fault: .numberTooLarge(JSONWriter.exact(quantity)))
      }
      return .value(number)
    }
  }
}
