import Eligibility
import Testing

/// The connectives of the language over yes, no and unknown (Kleene), asked through rules and dossiers.
@Suite("Three-valued conditions")
struct TruthTests {
  static let truths: [Truth] = [.yes, .no, .unknown]

  /// `mới_lập` and `bị_phạt` as a dossier says them.
  static func facts(_ first: Truth, _ second: Truth) -> String {
    func word(_ truth: Truth) -> String {
      switch truth {
      case .yes: "có"
      case .no: "không"
      case .unknown: "không biết"
      }
    }
    return "mới_lập \(word(first))\nbị_phạt \(word(second))"
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let condition: String
    /// Yes, no, unknown of the first fact; in each, of the second.
    let expected: [[Truth]]
    var testDescription: String { condition }
  }

  static let rows = [
    Row(condition: "mới_lập và bị_phạt", expected: [[.yes, .no, .unknown], [.no, .no, .no], [.unknown, .no, .unknown]]),
    Row(
      condition: "mới_lập hoặc bị_phạt",
      expected: [[.yes, .yes, .yes], [.yes, .no, .unknown], [.yes, .unknown, .unknown]]),
    Row(
      condition: "mới_lập nếu bị_phạt",
      expected: [[.yes, .yes, .yes], [.no, .yes, .unknown], [.unknown, .yes, .unknown]]),
    Row(
      condition: "mới_lập trừ khi bị_phạt",
      expected: [[.yes, .yes, .yes], [.yes, .no, .unknown], [.yes, .unknown, .unknown]]),
    Row(
      condition: "không mới_lập và bị_phạt",
      expected: [[.no, .no, .no], [.yes, .no, .unknown], [.unknown, .no, .unknown]]),
    Row(
      condition: "mới_lập = bị_phạt",
      expected: [[.yes, .no, .unknown], [.no, .yes, .unknown], [.unknown, .unknown, .unknown]]),
  ]

  @Test("follow the tables", arguments: rows)
  func tables(row: Row) throws {
    let bench = try RuleBench(item: "    điều kiện \(row.condition)\n    hình thức \"giống\"")
    for (first, line) in zip(Self.truths, row.expected) {
      for (second, expected) in zip(Self.truths, line) {
        let decision = try bench.decide(Self.facts(first, second))
        #expect(decision.findings[0].truth == expected, "\(first), \(second)")
        #expect(decision.verdict == [.yes: .eligible, .no: .ineligible, .unknown: .undetermined][expected])
      }
    }
  }

  @Test("count how many of several points hold")
  func atLeast() throws {
    let bench = try RuleBench(
      item: """
            điều kiện ít nhất 2 trong
              a) mới_lập
              b) bị_phạt
              c) có_kế_hoạch
            hình thức "giống"
        """)
    let table: [(Truth, Truth, String, Truth)] = [
      (.yes, .yes, "không biết", .yes), (.yes, .no, "không biết", .unknown), (.no, .no, "không biết", .no),
      (.unknown, .unknown, "không", .unknown), (.unknown, .no, "có", .unknown), (.yes, .no, "có", .yes),
    ]
    for (first, second, third, expected) in table {
      let decision = try bench.decide(Self.facts(first, second) + "\ncó_kế_hoạch \(third)")
      #expect(decision.findings[0].truth == expected, "\(first), \(second), \(third)")
      #expect(decision.findings[0].children.count == 3)
    }
  }

  @Test("an exclusion is shown turned round, what it is made of is not")
  func exclusion() throws {
    let bench = try RuleBench(
      item: "    không hỗ trợ khi mới_lập và bị_phạt\n    hình thức \"giống\"")
    let expected: [[Truth]] = [[.no, .yes, .unknown], [.yes, .yes, .yes], [.unknown, .yes, .unknown]]
    for (first, line) in zip(Self.truths, expected) {
      for (second, truth) in zip(Self.truths, line) {
        let finding = try bench.decide(Self.facts(first, second)).findings[0]
        #expect(finding.truth == truth)
        #expect(finding.isExclusion)
        #expect(finding.children.map(\.truth) == [first, second])
        #expect(finding.causes.isEmpty == (truth != .unknown))
      }
    }
  }

  @Test("what is not given is unknown, and so is what is said not to be known")
  func unknownFacts() throws {
    let bench = try RuleBench(item: "    điều kiện mới_lập\n    hình thức \"giống\"")
    for facts in ["", "mới_lập không biết"] {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == .undetermined)
      #expect(bench.causes(decision) == ["mới_lập"])
      #expect(bench.missing(decision) == [["mới_lập"]])
    }
  }

  @Test("what does not apply does not hold, and its opposite does")
  func notApplicable() throws {
    let bench = try RuleBench(item: "    điều kiện mới_lập\n    hình thức \"giống\"")
    #expect(try bench.decide("mới_lập không áp dụng").verdict == .ineligible)
    let opposite = try RuleBench(item: "    điều kiện không mới_lập\n    hình thức \"giống\"")
    #expect(try opposite.decide("mới_lập không áp dụng").verdict == .eligible)
    for comparison in ["=", "≠", "<", "≤", ">", "≥"] {
      let bench = try RuleBench(item: "    điều kiện vốn \(comparison) 5 đồng\n    hình thức \"giống\"")
      #expect(try bench.decide("vốn không áp dụng").verdict == .ineligible)
    }
  }

  @Test("a presumption is for what is not given, never for what is not known")
  func presumption() throws {
    let bench = try RuleBench(
      item: "    điều kiện không (bị_phạt coi là sai nếu chưa có)\n    hình thức \"giống\"")
    let table: [(String, Verdict, Bool?)] = [
      ("", .eligible, false), ("bị_phạt không biết", .undetermined, nil), ("bị_phạt có", .ineligible, nil),
      ("bị_phạt không", .eligible, nil), ("bị_phạt không áp dụng", .eligible, nil),
    ]
    for (facts, verdict, presumed) in table {
      let decision = try bench.decide(facts)
      #expect(decision.verdict == verdict, "\(facts)")
      #expect(decision.findings[0].children[0].presumed == presumed)
    }
  }

  @Test("everything is looked at, also where the answer is settled")
  func noShortCut() throws {
    let bench = try RuleBench(
      item: "    điều kiện mới_lập và vốn ≥ 5 đồng\n    điều kiện bị_phạt\n    hình thức \"giống\"")
    let decision = try bench.decide("mới_lập không\nvốn 7 đồng")
    #expect(decision.findings.map(\.truth) == [.no, .unknown])
    #expect(decision.findings[0].children.map(\.truth) == [.no, .yes])
    #expect(decision.verdict == .ineligible)
    #expect(decision.causes.isEmpty)
  }
}
