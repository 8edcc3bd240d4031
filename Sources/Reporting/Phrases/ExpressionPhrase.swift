import RuleLanguage

/// The words that join labels and values into readable conditions and amounts.
enum ExpressionPhrase: FixedPhrase {
  case and
  case or
  case yes
  case no
  case unknown
  case notApplicable
  case invalid
  case referenceDate
  case not(String)
  case hasPaper(String)
  case provided(String, premise: String)
  case unless(String, exception: String)
  case presumed(String, Bool)
  case satisfies(String, String)
  case statement(String, String)
  case compared(ComparisonOperator, Domain, String)
  case between(String, String)
  case betweenBelow(String, String)
  case inYear(String, YearSelector)
  case yearsAtLeast(Int, of: Int, String)
  case trend(String, TrendDirection, Int)
  case overYears(AggregateKind, String, Int)
  case aggregate(AggregateKind, list: String, value: String)
  case filtered(String, String)
  case atLeast(Int, String)
  case clamp(String, ClampOperator, String)
  case plusTime(String, String)
  case minusTime(String, String)
  case timeBetween(CalendarUnit, String, String)
  case by(String)
  case otherwise
  case above(String, inclusive: Bool)
  case below(String, inclusive: Bool)
  case receivedElsewhere
  case hole(String)
  case score(Int)
  case grading

  /// What is compared: each kind has its own words for more and less.
  enum Domain: Sendable, Hashable {
    case number
    case date
    case grade
    case name
  }

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .and: ("và", "and")
    case .or: ("hoặc", "or")
    case .yes: ("có", "yes")
    case .no: ("không", "no")
    case .unknown: ("chưa rõ", "not known")
    case .notApplicable: ("không áp dụng", "not applicable")
    case .invalid: ("(không đọc được)", "(not readable)")
    case .referenceDate: ("ngày xét", "the reference date")
    // `không đã nghiệm thu` is no Vietnamese.
    case .not(let what): (what.hasPrefix("đã ") ? "chưa \(what.dropFirst(3))" : "không \(what)", "not: \(what)")
    case .hasPaper(let paper): ("có \(paper)", "has \(paper)")
    case .provided(let what, let premise): ("\(what) nếu \(premise)", "\(what) if \(premise)")
    case .unless(let what, let exception): ("\(what), trừ khi \(exception)", "\(what), unless \(exception)")
    case .presumed(let what, true):
      ("\(what) (coi là đúng nếu chưa có thông tin)", "\(what) (taken as true if not given)")
    case .presumed(let what, false):
      ("\(what) (coi là sai nếu chưa có thông tin)", "\(what) (taken as false if not given)")
    case .satisfies(let what, let place): ("đáp ứng \(what) theo \(place)", "satisfies \(what) of \(place)")
    case .statement(let subject, let what): ("\(subject) \(what)", "\(subject) is \(what)")
    case .compared(let sign, let domain, let what): ExpressionPhrase.comparison(sign, domain, what)
    case .between(let low, let high): ("từ \(low) đến \(high)", "from \(low) to \(high)")
    case .betweenBelow(let low, let high): ("từ \(low) đến dưới \(high)", "from \(low) to less than \(high)")
    case .inYear(let what, .before(0)): ("\(what) năm nay", "\(what) this year")
    case .inYear(let what, .before(1)): ("\(what) năm trước", "\(what) last year")
    case .inYear(let what, .before(let years)): ("\(what) \(years) năm trước đó", "\(what) \(years) years before")
    case .inYear(let what, .year(let year)): ("\(what) năm \(year)", "\(what) of \(year)")
    case .yearsAtLeast(let count, let years, let what):
      ("ít nhất \(count) trong \(years) năm trước: \(what)", "in at least \(count) of the last \(years) years: \(what)")
    case .trend(let what, .rising, let years):
      ("\(what) tăng trong \(years) năm trước liền nhau", "\(what) rising in the last \(years) years running")
    case .trend(let what, .falling, let years):
      ("\(what) giảm trong \(years) năm trước liền nhau", "\(what) falling in the last \(years) years running")
    case .overYears(.average, let what, let years):
      ("trung bình \(what) trong \(years) năm trước", "average of \(what) over the last \(years) years")
    case .overYears(_, let what, let years):
      ("tổng \(what) trong \(years) năm trước", "sum of \(what) over the last \(years) years")
    case .aggregate(let kind, let list, let value): ExpressionPhrase.aggregate(kind, list, value)
    case .filtered(let what, let filter): ("\(what) mà \(filter)", "\(what) where \(filter)")
    case .atLeast(let count, let points): ("ít nhất \(count) trong: \(points)", "at least \(count) of: \(points)")
    case .clamp(let value, .atMost, let bound): ("\(value) nhưng tối đa \(bound)", "\(value) but at most \(bound)")
    case .clamp(let value, .atLeast, let bound): ("\(value) nhưng tối thiểu \(bound)", "\(value) but at least \(bound)")
    case .plusTime(let date, let span): ("\(date) cộng \(span)", "\(date) plus \(span)")
    case .minusTime(let date, let span): ("\(date) trừ \(span)", "\(date) minus \(span)")
    case .timeBetween(.days, let from, let to): ("số ngày từ \(from) đến \(to)", "days from \(from) to \(to)")
    case .timeBetween(.months, let from, let to):
      ("số tháng tròn từ \(from) đến \(to)", "whole months from \(from) to \(to)")
    case .by(let what): ("theo \(what)", "by \(what)")
    case .otherwise: ("còn lại", "otherwise")
    case .above(let low, true): ("từ \(low)", "from \(low)")
    case .above(let low, false): ("trên \(low)", "more than \(low)")
    case .below(let high, true): ("đến \(high)", "up to \(high)")
    case .below(let high, false): ("dưới \(high)", "less than \(high)")
    case .receivedElsewhere:
      ("đã nhận cùng nội dung từ chương trình khác", "the same content was received from another programme")
    case .score(let count): ("tổng điểm của \(count) tiêu chí", "the points of \(count) criteria together")
    case .grading: ("bậc xếp loại", "the grade")
    case .hole(let reason):
      // Whoever wrote the reason may have said so already.
      (reason.hasPrefix("chưa rõ") ? reason : "chưa rõ: \(reason)", "not known: \(reason)")
    }
  }

  private static func comparison(
    _ sign: ComparisonOperator, _ domain: Domain, _ what: String
  ) -> (vietnamese: String, english: String) {
    // A label such as “ngày xét” says itself that it is a day.
    let day = what.hasPrefix("ngày") ? what : "ngày \(what)"
    return switch (domain, sign) {
    case (.number, .greaterOrEqual), (.grade, .greaterOrEqual): ("từ \(what) trở lên", "at least \(what)")
    case (.number, .greater), (.grade, .greater), (.name, .greater): ("trên \(what)", "more than \(what)")
    case (.number, .less), (.grade, .less), (.name, .less): ("dưới \(what)", "less than \(what)")
    case (.number, .lessOrEqual): ("không quá \(what)", "at most \(what)")
    case (.number, .equal): ("bằng \(what)", "equal to \(what)")
    case (.number, .notEqual): ("khác \(what)", "other than \(what)")
    case (.date, .greaterOrEqual): ("từ \(day) trở đi", "on or after \(what)")
    case (.date, .greater): ("sau \(day)", "after \(what)")
    case (.date, .less): ("trước \(day)", "before \(what)")
    case (.date, .lessOrEqual): ("chậm nhất là \(day)", "on or before \(what)")
    case (.date, .equal): ("đúng \(day)", "on \(what)")
    case (.date, .notEqual): ("khác \(day)", "not on \(what)")
    case (.grade, .lessOrEqual): ("từ \(what) trở xuống", "at most \(what)")
    case (.name, .greaterOrEqual): ("từ \(what) trở lên", "at least \(what)")
    case (.name, .lessOrEqual): ("từ \(what) trở xuống", "at most \(what)")
    case (.grade, .equal), (.name, .equal): ("là \(what)", "\(what)")
    case (.grade, .notEqual), (.name, .notEqual): ("không phải \(what)", "not \(what)")
    }
  }

  private static func aggregate(
    _ kind: AggregateKind, _ list: String, _ value: String
  ) -> (vietnamese: String, english: String) {
    switch kind {
    case .sum: ("tổng \(value) của các \(list)", "sum of \(value) over \(list)")
    case .average: ("trung bình \(value) của các \(list)", "average of \(value) over \(list)")
    case .maximum: ("\(value) lớn nhất của các \(list)", "largest \(value) of \(list)")
    case .minimum: ("\(value) nhỏ nhất của các \(list)", "smallest \(value) of \(list)")
    case .count: ("số \(list)", "number of \(list)")
    case .any: ("có \(list)", "there is a \(list)")
    case .every: ("mọi \(list) đều \(value)", "every \(list) satisfies: \(value)")
    }
  }
}
