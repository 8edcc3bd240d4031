import Eligibility
import RuleLanguage

/// Reads one line of a register in JSON Lines.
struct JSONLineReader: Sendable {
  let vocabulary: Vocabulary
  private let dossiers: DossierReader
  private let options: RegisterOptions
  /// The keys that are neither facts nor lists.
  private let names: [String: Name]

  /// What a key can stand for besides.
  private enum Name {
    case identifier, name, group, ignored
  }

  /// Reads against a rule book what is wanted.
  init(_ book: RuleBook, _ options: RegisterOptions) {
    vocabulary = book.vocabulary
    dossiers = DossierReader(book: book)
    self.options = options
    var names: [String: Name] = [:]
    // As in a header: a fact is one though a place be called the same, and what is ignored is, whatever it is.
    for name in RegisterTableLayout.groupNames
    where vocabulary.fact(named: name) == nil && vocabulary.list(named: name) == nil {
      names[name] = .group
    }
    for name in RegisterTableLayout.nameNames { names[name] = .name }
    for name in RegisterTableLayout.identifierNames { names[name] = .identifier }
    for name in options.ignored { names[name] = .ignored }
    self.names = names
  }

  /// What a line says.
  struct Row {
    var identifier = ""
    var name = ""
    var cells: [LooseBatch.Cell] = []
    /// The records of the lists that are not empty.
    var records: [(list: Int, records: [Record])] = []
  }

  /// What a record of a list says.
  struct Record {
    let name: String
    let cells: [LooseBatch.Cell]
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
    diagnostics.filter { $0.severity == .error }.map { diagnostic in
      // What is said of files means nothing to somebody who wrote a dossier over several lines.
      switch diagnostic.problem {
      case .dossier(.json(.unexpectedEnd)), .dossier(.json(.trailingText)): .brokenLine
      case .dossier, .syntax, .meaning, .amendment: .written(diagnostic.problem)
      }
    }
  }

  // MARK: Names

  /// Takes what identifies an applicant, what it is called and where it is; the rest, as far as it is wanted, is given back.
  private func takeNames(_ members: [JSONMember], _ row: inout Row, _ faults: inout [RegisterFault]) -> [JSONMember] {
    var rest: [JSONMember] = []
    rest.reserveCapacity(members.count)
    var keys: [Name: String] = [:]
    for member in members {
      let key = member.key
      guard let name = names[key] else {
        if isWanted(key) { rest.append(member) }
        continue
      }
      switch name {
      case .ignored: continue
      case .identifier: row.identifier = text(member, &faults)
      case .name: row.name = text(member, &faults)
      case .group:
        let text = text(member, &faults)
        if !text.isEmpty { row.cells.append((.group(key), .text(text))) }
        continue
      }
      if let other = keys.updateValue(key, forKey: name) { faults.append(.duplicateColumn(key, with: other)) }
    }
    return rest
  }

  /// Whether what a key names is wanted; what is no name at all is not left out: it is a fault.
  private func isWanted(_ key: String) -> Bool {
    guard options.wanted != nil else { return true }
    if let reference = vocabulary.fact(named: key) { return options.wants(reference, vocabulary) }
    return vocabulary.list(named: key).map { options.wants(list: $0) } ?? true
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
        row.cells.append((.list(list), .value(0)))
        continue
      }
      let labels = JSONLineReader.labels(members.first { $0.key == name })
      let read = records.enumerated().map { number, record in
        var cells: [LooseBatch.Cell] = []
        for (index, given) in record.fields.enumerated() where given != .notGiven {
          let reference = FactReference(list: list, index: index)
          if options.wants(reference, vocabulary) { take(given, reference, &cells, &faults) }
        }
        let isNamed = labels.indices.contains(number) && labels[number]
        return Record(name: isNamed ? record.label : "", cells: cells)
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
        cells.append((.fact(reference.index, year: year ?? LooseBatch.Key.wholeFact), cell))
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
      let scale = Ratio(fact.cellScale)
      guard let scaled = try? quantity.multiplied(by: scale), let number = scaled.whole else {
        throw CellReader.Problem(fault: .numberTooLarge(JSONWriter.exact(quantity)))
      }
      return .value(number)
    }
  }
}
