import Eligibility
import RuleLanguage

/// Random dossiers in which everything is said, and ways to hide it again.
struct RandomDossiers {
  let book: RuleBook
  var random: SeededRandom

  init(book: RuleBook, seed: UInt64) {
    self.book = book
    random = SeededRandom(seed: seed)
  }

  private var vocabulary: Vocabulary { book.vocabulary }

  /// A dossier in which everything is said; a few facts do not apply.
  mutating func full() -> Dossier {
    var dossier = Dossier(name: "random", vocabulary: vocabulary)
    for (place, fact) in vocabulary.facts.enumerated() {
      let isRole = place == vocabulary.kindFact || place == vocabulary.territoryFact
      dossier.facts[place] = !isRole && random.once(in: 15) ? .notApplicable : value(of: fact)
    }
    for (place, list) in vocabulary.lists.enumerated() {
      dossier.lists[place] = (0..<Int.random(in: 0...3, using: &random)).map { number in
        record(number, of: list)
      }
    }
    return dossier
  }

  private mutating func record(_ number: Int, of list: RecordList) -> Record {
    var record = Record(label: "\(number)", fields: list.fields.map { value(of: $0) })
    guard let ledger = vocabulary.ledger, list.name == vocabulary.lists[ledger.list].name else { return record }
    // An entry that names its item is of the item's act and content; one of another programme names none.
    guard !random.once(in: 3), case .value(.supportItem(let number)) = record.fields[ledger.item] else {
      record.fields[ledger.item] = .notApplicable
      return record
    }
    let item = book.items[number]
    if let field = ledger.instrument {
      record.fields[field] = .value(.instrument(book.instruments[item.instrument].number))
    }
    if let field = ledger.content, let content = item.content { record.fields[field] = .value(.symbol(content.value)) }
    return record
  }

  /// A value that is not far from the constants of the rules.
  mutating func value(of fact: Fact) -> Given {
    guard fact.isYearly else { return once(fact.kind) }
    return .yearly(Dictionary(uniqueKeysWithValues: (2015...2024).map { ($0, once(fact.kind)) }))
  }

  private mutating func once(_ kind: FactKind) -> Given {
    switch kind {
    case .truth, .paper: return .value(.truth(random.once(in: 2)))
    case .judgement: return .judged(random.once(in: 2), Judgement(paper: nil, person: nil, date: nil))
    case .symbol(let number):
      return .value(.symbol(Int.random(in: vocabulary.enumerations[number].values.indices, using: &random)))
    case .quantity(let quantity):
      if quantity.isRatio { return .value(.quantity(ratio(random.pick([0, 30, 59, 60, 100]), 100))) }
      if quantity.dimension == .months { return .value(.quantity(Ratio(random.pick([0, 11, 12, 24, 35, 36, 48])))) }
      if quantity.high == Ratio(5) { return .value(.quantity(Ratio(Int64.random(in: 1...5, using: &random)))) }
      let low: Int64 = quantity.low.map { $0 < .zero } ?? false ? -12 : 0
      let whole = Int64.random(in: low...13, using: &random)
      return .value(.quantity(quantity.isWhole ? Ratio(whole) : ratio(whole, 3)))
    case .date:
      let day = CalendarDate(year: random.pick([2019, 2020, 2021, 2022]), month: random.pick([1, 2, 6, 12]), day: 28)
      return day.flatMap { $0.adding(days: random.pick([0, 1, 2, 3])) }.map { .value(.date($0)) } ?? .notGiven
    case .text: return .value(.text(random.pick(["0", "1", "Sen"])))
    case .supportItem: return .value(.supportItem(Int.random(in: book.items.indices, using: &random)))
    case .instrument: return .value(.instrument(InstrumentNumber(random.pick(["1/2020/NĐ-CP", "9/2019/NĐ-CP"]))))
    }
  }

  private func ratio(_ numerator: Int64, _ denominator: Int64) -> Ratio {
    (try? Ratio(numerator).divided(by: Ratio(denominator))) ?? .zero
  }
}

/// One thing a dossier can say.
enum Disclosure: Hashable {
  case fact(Int)
  case year(Int, Int)
  case list(Int)
  case field(list: Int, record: Int, field: Int)
}

extension Dossier {
  /// Everything that is said, except what does not apply.
  var disclosures: [Disclosure] {
    var all: [Disclosure] = []
    for (place, given) in facts.enumerated() {
      switch given {
      case .yearly(let years): all += years.keys.sorted().map { .year(place, $0) }
      case .notApplicable: break
      default: all.append(.fact(place))
      }
    }
    for (place, records) in lists.enumerated() {
      all.append(.list(place))
      for (record, fields) in (records ?? []).enumerated() {
        all += fields.fields.indices.map { .field(list: place, record: record, field: $0) }
      }
    }
    return all
  }

  /// The same dossier saying only these things; `hidden` stands for the others.
  func saying(_ disclosed: Set<Disclosure>, hidden: Given) -> Dossier {
    var result = self
    for (place, given) in facts.enumerated() {
      switch given {
      case .yearly(let years): result.facts[place] = .yearly(years.filter { disclosed.contains(.year(place, $0.key)) })
      case .notApplicable: break
      default: if !disclosed.contains(.fact(place)) { result.facts[place] = hidden }
      }
    }
    for (place, records) in lists.enumerated() {
      guard disclosed.contains(.list(place)), let records else {
        result.lists[place] = nil
        continue
      }
      result.lists[place] = records.enumerated().map { number, record in
        let fields = record.fields.enumerated().map { field, given in
          given == .notApplicable || disclosed.contains(.field(list: place, record: number, field: field))
            ? given : hidden
        }
        return Record(label: record.label, fields: fields)
      }
    }
    return result
  }
}
