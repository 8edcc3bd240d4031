import RuleLanguage
import Testing

@Suite("The rank of an act")
struct InstrumentRankTests {
  @Test(
    "is read off its number",
    arguments: [
      ("17/2023/QH15", InstrumentRank.nationalAssembly), ("05/2022/UBTVQH15", .standingCommittee),
      ("98/2018/NĐ-CP", .government), ("1804/QĐ-TTg", .primeMinister), ("13/2022/QĐ-TTg", .primeMinister),
      ("124/2021/TT-BTC", .ministry), ("09/2017/TT-BNNPTNT", .ministry), ("01/2022/NQ-HĐND", .provincialCouncil),
      ("1253/QĐ-UBND", .provincialCommittee), ("7/KH-XYZ", .other),
    ])
  func rank(number: String, rank: InstrumentRank) { #expect(InstrumentNumber(number).rank == rank) }

  @Test("puts a law first and a decision of a province last")
  func order() {
    let numbers = [
      "1253/QĐ-UBND", "01/2022/NQ-HĐND", "124/2021/TT-BTC", "13/2022/QĐ-TTg", "98/2018/NĐ-CP", "17/2023/QH15",
    ]
    let ranks = numbers.map { InstrumentNumber($0).rank }
    #expect(ranks.sorted() == ranks.reversed())
  }
}
