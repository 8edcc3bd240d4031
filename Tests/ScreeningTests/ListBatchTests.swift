import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Records of lists, by the column")
struct ListBatchTests {
  static func batches(_ files: [RegisterFile]) throws -> (register: Register, batches: [RegisterBatch]) {
    var problems: [RegisterProblem] = []
    let opened = try Register.open(
      files, book: RegisterTests.book(), RegisterOptions(keepsGoing: true), problems: &problems)
    let register = try #require(opened, "\(problems)")
    var batches: [RegisterBatch] = []
    while let batch = try register.next() { batches.append(batch) }
    return (register, batches)
  }

  @Test("stand beside their rows, in the order of the file", arguments: [1, 9, 1000])
  func places(step: Int) throws {
    let main = "mã,sản_phẩm\n1,\n2,không có\n3,\n4,\n"
    let list = "mã,tên,hạng\n3,C1,4\n1,A1,3\n3,C2,5\n4,D1,1\n1,A2,2\n"
    let (register, batches) = try Self.batches([
      RegisterTests.file(main, step: step), RegisterTests.file(list, list: "sản_phẩm", step: step),
    ])
    #expect(register.problemCount == 0)
    var found: [[String]] = []
    for batch in batches {
      let products = try #require(batch.lists.first)
      #expect(batch.lists.count == 1 && products.list == 0)
      #expect(products.offsets.count == batch.rowCount + 1)
      #expect(products.records.rowCount == products.offsets.last)
      #expect(products.records.columns.map(\.states.count) == [0, 0, products.records.rowCount])
      for row in 0..<batch.rowCount {
        let range = products.offsets[row]..<products.offsets[row + 1]
        found.append(range.map { "\(products.records.names[$0]) \(products.records.columns[2].numbers[$0])" })
        #expect(range.allSatisfy { products.records.identifiers[$0] == batch.identifiers[row] })
      }
    }
    #expect(found == [["A1 3", "A2 2"], [], ["C1 4", "C2 5"], ["D1 1"]])
  }

  @Test("of several tables are all there, whatever columns each has")
  func shards() throws {
    let (register, batches) = try Self.batches([
      RegisterTests.file("mã\n1\n2\n"), RegisterTests.file("mã,hạng\n2,4\n1,3\n", list: "sản_phẩm"),
      RegisterTests.file("ngày_công_nhận,tên,mã\n2020-01-05,Chè,1\n", list: "sản_phẩm"),
    ])
    #expect(register.problemCount == 0)
    let dossiers = batches.flatMap { batch in (0..<batch.rowCount).map { register.dossier(batch, $0) } }
    let day = try #require(CalendarDate(year: 2020, month: 1, day: 5))
    #expect(
      dossiers[0].lists[0] == [
        Record(label: "1", fields: [.value(.quantity(Ratio(3))), .notGiven]),
        Record(label: "Chè", fields: [.notGiven, .value(.date(day))]),
      ])
    #expect(dossiers[1].lists[0]?.count == 1)
  }
}
