import Eligibility
import RuleLanguage
import Testing

@testable import Screening

@Suite("Damaged registers")
struct DamagedRegisterTests {
  /// What came of reading: what stands in each row, what is wrong, and how many rows are counted.
  struct Outcome: Equatable {
    var rows: [String] = []
    var problems: [RegisterProblem] = []
    var badRows = 0
    var isRefused = false
  }

  static func read(
    _ files: [[UInt8]], step: Int, blockSize: Int, book: RuleBook, format: RegisterFile.Format = .csv
  ) throws -> Outcome {
    var problems: [RegisterProblem] = []
    var options = RegisterOptions(keepsGoing: true)
    options.blockSize = blockSize
    let tables = files.enumerated().map { number, bytes in
      var rest = bytes[...]
      let (name, list) = number == 0 ? ("so.csv", nil) : ("so.sản_phẩm.csv", "sản_phẩm")
      return RegisterFile(name: name, list: list, format: format) {
        defer { rest = rest.dropFirst(step) }
        $0 += rest.prefix(step)
      }
    }
    var outcome = Outcome()
    guard let register = try Register.open(tables, book: book, options, problems: &problems) else {
      return Outcome(problems: problems, isRefused: true)
    }
    while let batch = try register.next() {
      for row in 0..<batch.rowCount {
        let cells = batch.columns.map { column -> String in
          guard row < column.states.count else { return "" }
          let number = column.numbers[row]
          return "\(column.states[row]) \(column.texts.isEmpty ? "\(number)" : column.texts[Int(number)])"
        }
        let records = batch.lists.map { "\($0.count(of: row))" }
        outcome.rows.append(
          "\(batch.lines[row]) \(batch.identifiers[row]) \(batch.names[row]) \(cells) \(records)")
      }
    }
    outcome.problems = register.problems
    outcome.badRows = register.gaps.rows
    return outcome
  }

  static let main =
    "mã,tên,loại_hình,tỉnh,vốn,tỷ_lệ,diện_tích,doanh_thu.2021,ngày_lập,bị_phạt,huyện,sản_phẩm\n"
    + "1,HTX Sen,hợp_tác_xã,Bắc_Kạn,1500000,0.125,2.5,900,2019-07-17,không,Ba Bể,\n"
    + "2,\"HTX \"\"Chè\"\", xã\nBa Bể\",tổ hợp tác,Bắc_Giang,?,0.5,2,,17/07/2019,có,\"Chợ Đồn\",không có\n"
    + "3,Tổ Nấm,hợp_tác_xã,,,1,,12,,x,Ba Bể,\r\n\n" + "4,\"Tổ\",tổ_hợp_tác,Bắc Kạn,7,,0.75,0,2020-01-01,,,\n"

  static let list = "mã,tên,hạng,ngày_công_nhận\n3,Chè,4,2020-01-01\n1,Miến,3,\n3,Nấm,5,2021-05-06\n"

  /// Pieces that are put in.
  static let pieces: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x0A], [0x0D, 0x0A], [0x0D], [0], [0xFF], [0xC3], [0xE1, 0xBA],
    [0xEF, 0xBB, 0xBF], [0x23], [0x2C, 0x22], [0x22, 0x0A], Array("9999999999999999999".utf8), Array("không".utf8),
    [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xCC, 0x81], [0x25], [0x2D], Array("1.500".utf8),
  ]

  static func damaged(_ text: String, _ random: inout SampleRandom, pieces: [[UInt8]] = pieces) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(3) {
      let place = Int(random.below(Int64(bytes.count + 1)))
      let end = min(bytes.count, place + Int(random.below(12)))
      switch random.below(6) {
      case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: end)
      case 3: bytes.removeSubrange(place...)
      default: bytes.insert(contentsOf: pieces[Int(random.below(Int64(pieces.count)))], at: place)
      }
    }
    return bytes
  }

  @Test("end in rows or in faults with their lines, the same however the bytes come", arguments: 0..<8)
  func damage(part: UInt64) throws {
    let book = try RegisterTests.book()
    var random = SampleRandom(seed: 400 + part)
    var refused = 0
    var withFaults = 0
    for number in 0..<2500 {
      // Mostly the table of applicants alone, else with one of records; the damage is in one of them.
      let (isMain, isAlone) = (random.below(4) > 0, random.below(4) > 0)
      let main = isMain ? Self.damaged(Self.main, &random) : Array(Self.main.utf8)
      let list = isMain ? Array(Self.list.utf8) : Self.damaged(Self.list, &random)
      let files = isMain && isAlone ? [main] : [main, list]
      let whole = try Self.read(files, step: 1 << 20, blockSize: 1 << 20, book: book)
      let place = "part \(part), number \(number): \(files.map { String(decoding: $0, as: UTF8.self) })"
      refused += whole.isRefused ? 1 : 0
      withFaults += whole.problems.isEmpty ? 0 : 1
      #expect(!whole.isRefused || whole.problems.isEmpty == false, "\(place)")
      for problem in whole.problems { #expect(problem.line != nil || problem.fault == .empty, "\(place): \(problem)") }
      #expect(whole.badRows == 0 || !whole.problems.isEmpty, "\(place)")
      let lines = whole.problems.filter { $0.file == "so.csv" }.map { $0.line ?? 0 }
      #expect(lines == lines.sorted(), "\(place): \(whole.problems)")
      // The same, some bytes at a time: the same rows, and the same faults.
      guard number % 8 == 0 else { continue }
      let pieces = try Self.read(files, step: 1 + Int(random.below(9)), blockSize: 1 << 20, book: book)
      #expect(pieces == whole, "\(place)")
    }
    // A damage that is never seen, or always, would show nothing.
    #expect(refused > 100 && refused < 1500)
    #expect(withFaults > 1000 && withFaults < 2500)
  }
}
