import RuleLanguage

/// A synthetic register: the rows of a seed, always the same. Kind, field, revenue, members and capital follow what is
/// known of a province; everything else is drawn freely within what the vocabulary allows, and a share of it is left out.
public struct RegisterSample {
  private let vocabulary: Vocabulary
  private let book: RuleBook
  private let profile: SampleProfile
  private let year: Int
  private var random: SampleRandom
  /// How many of a thousand cells are left out.
  private static let missing: Int64 = 250
  /// How many records an applicant has of a list at most.
  private static let recordLimit: Int64 = 2

  /// The lists that are sampled, in tables of their own.
  public let lists: [String]

  /// Samples by the vocabulary of `book`, as it were at the end of `year`.
  public init(_ book: RuleBook, _ profile: SampleProfile, seed: UInt64, year: Int) {
    self.book = book
    vocabulary = book.vocabulary
    self.profile = profile
    self.year = year
    random = SampleRandom(seed: seed)
    lists = vocabulary.lists.map(\.name)
  }

  /// What the head of the register says of how it was made.
  public func notes(rows: Int, seed: UInt64) -> String {
    let lines =
      ["bảng dựng để thử, không phải số liệu thật: \(rows) dòng, \(profile.province), hạt giống \(seed)"]
      + profile.notes
      + [
        "mọi thông tin khác: rút ngẫu nhiên trong khoảng từ vựng cho phép, 25% bỏ trống (giả định)",
        "số viết kiểu máy, ngày kiểu 2022-12-31",
      ]
    return lines.map { "# \($0)\n" }.joined()
  }

  /// The header of the table of applicants.
  public var header: String {
    (["mã", "tên"] + facts.flatMap { columns(of: $0) } + vocabulary.lists.map(\.name)).joined(separator: ",") + "\n"
  }

  /// The header of the table of a list.
  public func header(of list: Int) -> String {
    (["mã", "tên"] + vocabulary.lists[list].fields.flatMap { columns(of: $0) }).joined(separator: ",") + "\n"
  }

  private var facts: [Fact] { vocabulary.facts }

  private func columns(of fact: Fact) -> [String] {
    fact.isYearly ? years.map { "\(fact.name).\($0)" } : [fact.name]
  }

  private var years: [Int] { Array(year - 3...year) }

  /// The next applicant: its line, and the lines of its records by list.
  public mutating func next(_ number: Int) -> (row: String, records: [String]) {
    let identifier = "\(number)"
    let share = random.below(1000)
    let isAgricultural = share < profile.agricultural
    let isCooperative = share < profile.agricultural + profile.otherCooperatives
    var cells = [identifier, isCooperative ? "HTX số \(number)" : "THT số \(number)"]
    for fact in facts {
      if fact.isYearly {
        var level = yearly(fact, isAgricultural)
        for _ in years {
          cells.append(random.happens(RegisterSample.missing) ? "" : level)
          level = yearly(fact, isAgricultural)
        }
      } else {
        cells.append(applicant(fact, isAgricultural: isAgricultural, isCooperative: isCooperative))
      }
    }
    var records: [String] = []
    for list in vocabulary.lists.indices {
      let isKnown = !random.happens(RegisterSample.missing)
      let count = isKnown ? max(0, random.below(RegisterSample.recordLimit + 4) - 3) : 0
      cells.append(isKnown && count == 0 ? "không có" : "")
      records.append((0..<count).map { self.record(Int($0), of: list, identifier) }.joined())
    }
    return (cells.joined(separator: ",") + "\n", records)
  }

  private mutating func record(_ number: Int, of list: Int, _ identifier: String) -> String {
    var cells = [identifier, "mục \(number + 1)"]
    for fact in vocabulary.lists[list].fields {
      for _ in fact.isYearly ? years : [year] {
        cells.append(random.happens(RegisterSample.missing) ? "" : value(of: fact))
      }
    }
    return cells.joined(separator: ",") + "\n"
  }

  // MARK: Values

  private mutating func applicant(_ fact: Fact, isAgricultural: Bool, isCooperative: Bool) -> String {
    switch fact.name {
    case "loại_hình": return isCooperative ? "hợp_tác_xã" : "tổ_hợp_tác"
    case "tỉnh" where knows(profile.province, fact): return profile.province
    case "lĩnh_vực" where isAgricultural: return "nông_nghiệp"
    case "ngày_đăng_ký": return day(from: 2013)
    case "tổng_nguồn_vốn":
      return "\(random.around(isAgricultural ? profile.agriculturalCapital : profile.otherCapital))"
    case "thành_viên_chính_thức", "số_thành_viên":
      return "\(7 + random.around(isAgricultural ? profile.agriculturalMembers : profile.otherMembers))"
    default: return random.happens(RegisterSample.missing) ? "" : value(of: fact)
    }
  }

  private func knows(_ name: String, _ fact: Fact) -> Bool {
    guard case .symbol(let number) = fact.kind else { return false }
    return vocabulary.enumerations[number].values.contains { $0.name == name }
  }

  private mutating func yearly(_ fact: Fact, _ isAgricultural: Bool) -> String {
    guard fact.kind.type == .money, fact.name.contains("doanh_thu") else { return value(of: fact) }
    return "\(random.around(isAgricultural ? profile.agriculturalRevenue : profile.otherRevenue))"
  }

  /// A value a fact can have.
  private mutating func value(of fact: Fact) -> String {
    switch fact.kind {
    case .truth, .judgement, .paper: return random.happens(500) ? "có" : "không"
    case .symbol(let number):
      let values = vocabulary.enumerations[number].values
      return values[Int(random.below(Int64(values.count)))].name
    case .quantity(let kind): return quantity(kind)
    case .date: return day(from: year - 4)
    case .text: return "chữ \(random.below(5))"
    case .instrument: return book.instruments[Int(random.below(Int64(book.instruments.count)))].number.text
    case .supportItem:
      let item = book.items[Int(random.below(Int64(book.items.count)))]
      return "\(item.name) của \(book.instruments[item.instrument].number.text)"
    }
  }

  private mutating func quantity(_ kind: QuantityKind) -> String {
    let scale: Int64 = kind.isWhole ? 1 : 100
    let low = bound(kind.low, scale) ?? 0
    let high = bound(kind.high, scale)
    let number: Int64
    if let high {
      number = random.within(low, scale > 1 ? high - 1 : high)
    } else if kind.dimension.money == 1 {
      number = low + random.around(200_000_000) / 1000 * 1000 * scale
    } else if kind.dimension == .months {
      number = random.within(low, 60)
    } else {
      number = low + random.around(20 * scale)
    }
    guard scale > 1 else { return "\(number)" }
    // The last digit is never nought: `1.500` could be read in two ways.
    let parts = number.magnitude % 100 / 10 * 10 + 1
    return "\(number < 0 ? "-" : "")\(number.magnitude / 100).\(parts < 10 ? "0" : "")\(parts)"
  }

  private func bound(_ bound: Ratio?, _ scale: Int64) -> Int64? {
    guard let bound, let scaled = try? bound.multiplied(by: Ratio(scale)) else { return nil }
    return try? scaled.rounded(.down, toMultipleOf: 1)
  }

  private mutating func day(from first: Int) -> String {
    let year = random.within(Int64(first), Int64(self.year))
    return "\(year)-\(two(random.within(1, 12)))-\(two(random.within(1, 28)))"
  }

  private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
