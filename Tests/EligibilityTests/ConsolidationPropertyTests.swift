import Eligibility
import RuleLanguage
import Testing

/// Generated acts on a generated decree, against a plain list of what is in force when.
@Suite("The law at any time, generated")
struct ConsolidationPropertyTests {
  /// What an act does to one item.
  enum Change {
    case amount(Int64)
    case repeal
  }

  struct Act {
    let number: String
    let day: CalendarDate
    let changes: [(item: Int, change: Change)]

    var text: String {
      let lines = changes.enumerated().map { place, entry in
        let target = "điều \(entry.item + 1) của 1/2020/NĐ-CP"
        switch entry.change {
        case .amount(let amount): return "khoản \(place + 1)\n sửa đổi \(target)\n  mức \(amount) đồng\n"
        case .repeal: return "khoản \(place + 1)\n bãi bỏ \(target)\n"
        }
      }
      return "văn bản \(number)\n hiệu lực từ \(day.vietnamese)\n phạm vi cả nước\n nguồn văn bản gốc \"x\"\nđiều 1\n"
        + lines.joined() + "\n"
    }
  }

  static let itemCount = 6
  static let first = CalendarDate(year: 2020, month: 1, day: 1)

  static let decree: String = {
    let items = (0..<itemCount).map { item in
      "điều \(item + 1)\n hỗ trợ khoản_\(item)\n  đối tượng hợp_tác_xã\n  mức \(item + 1) đồng\n"
    }
    return "văn bản 1/2020/NĐ-CP\n hiệu lực từ 01/01/2020\n phạm vi cả nước\n nguồn văn bản gốc \"x\"\n"
      + items.joined() + "\n"
  }()

  /// Acts on different days that never touch what is repealed.
  static func acts(_ random: inout SeededRandom) throws -> [Act] {
    var repealed: Set<Int> = []
    var acts: [Act] = []
    var day = try #require(first)
    for place in 0..<1 + Int.random(in: 0..<5, using: &random) {
      day = try #require(day.adding(days: Int64(1 + Int.random(in: 0..<200, using: &random))))
      var changes: [(item: Int, change: Change)] = []
      for item in 0..<itemCount where !repealed.contains(item) && Int.random(in: 0..<3, using: &random) == 0 {
        if Int.random(in: 0..<5, using: &random) == 0 {
          repealed.insert(item)
          changes.append((item, .repeal))
        } else {
          changes.append((item, .amount(Int64(100 + Int.random(in: 0..<900, using: &random)))))
        }
      }
      // Numbers do not follow the days: what counts is when an act takes effect.
      acts.append(Act(number: "\(90 - place * 7)/2021/NĐ-CP", day: day, changes: changes))
    }
    return acts
  }

  /// What an item comes to on a day, from the list of acts alone; nil once it is repealed.
  static func expected(_ item: Int, on day: CalendarDate, _ acts: [Act]) -> Int64? {
    var amount: Int64? = Int64(item + 1)
    for act in acts where act.day <= day {
      for entry in act.changes where entry.item == item {
        switch entry.change {
        case .amount(let new): amount = new
        case .repeal: amount = nil
        }
      }
    }
    return amount
  }

  static func amounts(_ bench: RuleBench, on day: CalendarDate) throws -> [Int64?] {
    let decision = bench.evaluator.decide(try bench.dossier("loại_hình hợp_tác_xã"), on: day)
    return (0..<itemCount).map { item in
      decision.items.first { bench.book.items[$0.item].name == "khoản_\(item)" && $0.verdict == .eligible }?.amount?.low
    }
  }

  @Test("is what the acts so far have left, whatever the order of files", arguments: 0..<40)
  func consolidation(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let acts = try Self.acts(&random)
    let bench = try RuleBench(Self.decree + acts.map(\.text).joined())
    let shuffled = try RuleBench(acts.reversed().map(\.text).joined() + Self.decree)
    // An act that is taken away before its day leaves the law as it was.
    let idle = Act(
      number: "80/2019/NĐ-CP", day: try #require(CalendarDate(year: 2020, month: 6, day: 15)),
      changes: [(0, .amount(5)), (1, .repeal)])
    let eraser = """
      văn bản 81/2019/NĐ-CP
       hiệu lực từ 01/02/2020
       phạm vi cả nước
       nguồn văn bản gốc "x"
      điều 1
       bãi bỏ điều 1 của 80/2019/NĐ-CP

      """
    let beside = try RuleBench(Self.decree + idle.text + eraser + acts.map(\.text).joined())
    for _ in 0..<12 {
      let day = try #require(Self.first?.adding(days: Int64(Int.random(in: 0..<1200, using: &random))))
      let expected = (0..<Self.itemCount).map { Self.expected($0, on: day, acts) }
      #expect(try Self.amounts(bench, on: day) == expected, "seed \(seed), \(day.vietnamese)")
      #expect(try Self.amounts(shuffled, on: day) == expected, "seed \(seed), \(day.vietnamese), files turned round")
      #expect(try Self.amounts(beside, on: day) == expected, "seed \(seed), \(day.vietnamese), beside a repealed act")
    }
  }
}
