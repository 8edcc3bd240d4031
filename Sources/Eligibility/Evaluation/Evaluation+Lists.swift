import RuleLanguage

/// Questions to a list of records. A list that is not given is unknown; a list said to be empty is empty.
extension Evaluation {
  /// `có LIST mà C`: one record satisfies it.
  func anyRecord(_ expression: Expression, _ list: Int, _ filter: Expression?, _ place: FindingPlace) -> Finding {
    guard let records = records(of: list) else {
      return Finding(expression, .unknown, at: place, causes: listCause(list))
    }
    guard let filter else { return Finding(expression, Truth(!records.isEmpty), at: place) }
    let children = findings(list, records.count, filter)
    return Finding(
      expression, children.reduce(.no) { $0.or($1.truth) }, at: place, children: children,
      causes: Finding.causes(children))
  }

  /// `mọi LIST đều C`: every record satisfies it; so it does where there are none.
  func everyRecord(_ expression: Expression, _ list: Int, _ filter: Expression?, _ place: FindingPlace) -> Finding {
    guard let records = records(of: list) else {
      return Finding(expression, .unknown, at: place, causes: listCause(list))
    }
    guard let filter else { return Finding(expression, .yes, at: place) }
    let children = findings(list, records.count, filter)
    return Finding(
      expression, children.reduce(.yes) { $0.and($1.truth) }, at: place, children: children,
      causes: Finding.causes(children))
  }

  private func findings(_ list: Int, _ count: Int, _ filter: Expression) -> [Finding] {
    (0..<count).map { record in with(.number(record), of: list) { condition(filter) } }
  }

  /// `đếm LIST mà C`.
  func count(_ expression: Expression, _ list: Int, _ filter: Expression?) -> Evaluated {
    guard let records = records(of: list) else {
      return Evaluated(expression, .quantity(Interval(low: .zero, high: nil)), causes: listCause(list))
    }
    var certain: Int64 = 0
    var possible: Int64 = 0
    var causes: [Cause] = []
    for record in records.indices {
      let finding = filter.map { filter in with(.number(record), of: list) { condition(filter) } }
      let truth = finding?.truth ?? .yes
      if truth == .yes { certain += 1 }
      if truth != .no { possible += 1 }
      causes = causes.joined(with: finding?.causes ?? [])
    }
    return Evaluated(
      expression, .quantity(Interval(low: Ratio(certain), high: Ratio(possible))), causes: causes)
  }

  /// `tổng E của LIST mà C`.
  func sum(_ expression: Expression, _ list: Int, _ part: Expression?, _ filter: Expression?) -> Evaluated {
    guard let asked = counted(expression, list, part, filter) else { return unknownSum(expression, list, part) }
    if asked.isAbsent { return .absent(expression, asked.absence.reasons, parts: asked.parts) }
    var total = Interval(.zero)
    var causes = asked.causes
    for member in asked.members {
      // A record that may not count adds something between nought and its value.
      let share = member.isCertain ? member.interval : member.interval.hull(with: Interval(.zero))
      do throws(ArithmeticFault) { total = try total.adding(share) } catch {
        total = .unbounded
        causes = causes.joined(with: [.arithmetic(error)])
        break
      }
    }
    return Evaluated(expression, .quantity(total), parts: asked.parts, causes: causes, absence: asked.absence)
  }

  /// `trung bình E của LIST mà C`; of no records there is no average.
  func average(_ expression: Expression, _ list: Int, _ part: Expression?, _ filter: Expression?) -> Evaluated {
    guard let asked = counted(expression, list, part, filter) else { return unknownMember(expression, list, part) }
    if asked.isAbsent { return .absent(expression, asked.absence.reasons, parts: asked.parts) }
    guard let first = asked.members.first else { return .absent(expression, .notApplicable) }
    var causes = asked.causes
    var mean = Interval.unbounded
    if asked.members.allSatisfy(\.isCertain) {
      do throws(ArithmeticFault) {
        var total = Interval(.zero)
        for member in asked.members { total = try total.adding(member.interval) }
        mean = try total.divided(by: Interval(Ratio(Int64(asked.members.count))))
      } catch {
        causes = causes.joined(with: [.arithmetic(error)])
      }
    } else {
      // Whichever records count, their average lies between the least and the most of them.
      mean = asked.members.reduce(first.interval) { $0.hull(with: $1.interval) }
    }
    return Evaluated(
      expression, .quantity(mean), parts: asked.parts, causes: causes, absence: asked.absenceOfAny)
  }

  /// `lớn nhất E của LIST mà C`, `nhỏ nhất E của LIST mà C`; of no records there is none.
  func extreme(
    _ expression: Expression, _ list: Int, _ part: Expression?, _ filter: Expression?, isLargest: Bool
  ) -> Evaluated {
    guard let asked = counted(expression, list, part, filter) else { return unknownMember(expression, list, part) }
    if asked.isAbsent { return .absent(expression, asked.absence.reasons, parts: asked.parts) }
    func pick(_ members: [CountedMember]) -> Interval? {
      guard let first = members.first else { return nil }
      return members.dropFirst().reduce(first.interval) {
        isLargest ? $0.atLeast($1.interval) : $0.atMost($1.interval)
      }
    }
    guard let first = asked.members.first, let ofAll = pick(asked.members) else {
      return .absent(expression, .notApplicable)
    }
    let range: Interval
    if let ofCertain = pick(asked.members.filter(\.isCertain)) {
      range =
        isLargest ? Interval(low: ofCertain.low, high: ofAll.high) : Interval(low: ofAll.low, high: ofCertain.high)
    } else {
      range = asked.members.reduce(first.interval) { $0.hull(with: $1.interval) }
    }
    return Evaluated(
      expression, .quantity(range), parts: asked.parts, causes: asked.causes, absence: asked.absenceOfAny)
  }

  /// The records that count or may count, with the value asked of each; nil where the list is not given.
  private func counted(
    _ expression: Expression, _ list: Int, _ part: Expression?, _ filter: Expression?
  ) -> CountedRecords? {
    guard let records = records(of: list) else { return nil }
    var result = CountedRecords()
    for record in records.indices {
      with(.number(record), of: list) {
        let finding = filter.map { condition($0) }
        let evaluated = part.map { value($0) }
        result.add(finding, evaluated)
      }
    }
    return result
  }

  /// The sum over a list nobody gives: on the side of nought where the values are.
  private func unknownSum(_ expression: Expression, _ list: Int, _ part: Expression?) -> Evaluated {
    let one = anyMember(list, part)
    let low = one.low.flatMap { $0 < .zero ? nil : Ratio.zero }
    let high = one.high.flatMap { .zero < $0 ? nil : Ratio.zero }
    return Evaluated(expression, .quantity(Interval(low: low, high: high)), causes: listCause(list))
  }

  /// The average, the largest or the smallest of a list nobody gives: like one of its values, if it has any.
  private func unknownMember(_ expression: Expression, _ list: Int, _ part: Expression?) -> Evaluated {
    let causes = listCause(list)
    return Evaluated(
      expression, .quantity(anyMember(list, part)), causes: causes,
      absence: Absence(reasons: .notApplicable, causes: causes))
  }

  /// The bounds of a value for any record at all.
  private func anyMember(_ list: Int, _ part: Expression?) -> Interval {
    guard let part else { return .unbounded }
    return with(.any, of: list) { value(part).interval ?? .unbounded }
  }
}

/// A record that counts, or may.
private struct CountedMember {
  let interval: Interval
  let isCertain: Bool
}

/// The records of a list that count in a question to it.
private struct CountedRecords {
  private(set) var members: [CountedMember] = []
  /// The values, in the order of the records.
  private(set) var parts: [ValueFinding] = []
  private(set) var causes: [Cause] = []
  /// Whether the value of some record is missing.
  private(set) var absence = Absence.none
  /// Whether the value of a record that counts is sure to be missing: then so is what is asked.
  private(set) var isAbsent = false

  mutating func add(_ filter: Finding?, _ evaluated: Evaluated?) {
    let truth = filter?.truth ?? .yes
    guard truth != .no, let evaluated else { return }
    parts.append(evaluated.finding)
    causes = causes.joined(with: evaluated.causes).joined(with: filter?.causes ?? [])
    if evaluated.absence.isPossible {
      absence = absence.joined(
        with: Absence(
          reasons: evaluated.absence.reasons, causes: evaluated.absence.causes.joined(with: filter?.causes ?? [])))
    }
    if evaluated.isAbsent {
      if truth == .yes { isAbsent = true }
      return
    }
    members.append(CountedMember(interval: evaluated.interval ?? .unbounded, isCertain: truth == .yes))
  }

  /// The same for a question that has no answer where no record counts.
  var absenceOfAny: Absence {
    if members.contains(where: \.isCertain) { return absence }
    return absence.joined(with: Absence(reasons: .notApplicable, causes: causes))
  }
}
