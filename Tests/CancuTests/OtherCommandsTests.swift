import Reporting
import RuleLanguage
import Testing

@testable import cancu

@Suite("The other commands")
struct OtherCommandsTests {
  // MARK: law and sources

  @Test(
    "An instrument is found by its number, or as much of it as tells it apart",
    arguments: ["10/2020/NĐ-CP", "10/2020/nđ-cp", "10/2020/ND-CP", "10/2020", "10"])
  func instruments(_ typed: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run("law \(typed)") == 0)
    #expect(system.output.hasPrefix("Nghị định 10/2020/NĐ-CP\n"))
  }

  @Test(
    "What is not there",
    arguments: [
      ("law 0", "nhiều văn bản có số bắt đầu bằng “0”", "“01/2015/NĐ-CP”, “07/2021/NQ-HĐND”"),
      ("law 11/2020/NĐ-CP", "không có văn bản “11/2020/NĐ-CP”", "có phải “10/2020/NĐ-CP”?"),
      ("law xyz", "không có văn bản “xyz”", "cancu law"),
      ("law 10/2020 điều 99", "văn bản không có “điều 99”", "“Điều 2”"),
      ("law 10/2020 khoản 3", "“khoản 3” không phải một điều, khoản, điểm", "9.3.a"),
    ])
  func notThere(_ line: String, _ message: String, _ help: String) throws {
    let system = try GoldenFolder.system()
    #expect(system.run(line) == 2)
    #expect(system.errors.contains(message))
    #expect(system.errors.contains(help))
  }

  @Test func withoutHolesThereIsNothingToClose() throws {
    let system = try GoldenFolder.system()
    system.files["Rules/nghi-quyet.cancu"] = nil
    system.files["Rules/thong-tu.cancu"] = nil
    system.files["hop-tac-xa.cancu"] = nil
    #expect(system.run("sources --holes") == 0)
    #expect(system.output == "Không còn chỗ nào chưa rõ.\n")
  }

  // MARK: test

  private static let passing = """
    trường hợp "đúng"
      xét ngày 31/12/2022
      loại_hình hợp_tác_xã
      diện_tích 3 ha
      ngày_đăng_ký 01/01/2019
      chờ đợi
        10/2020/NĐ-CP hỗ trợ mua_máy: không vì điều 7 khoản 1

    """
  private static let failing = """
    trường hợp "sai"
      xét ngày 31/12/2022
      loại_hình hợp_tác_xã
      diện_tích 3 ha
      chờ đợi
        10/2020/NĐ-CP hỗ trợ mua_máy: được, 5 triệu đồng, căn cứ giả định
        10/2020/NĐ-CP điều kiện tiêu_chí: đạt

    """

  @Test func casesThatComeOut() throws {
    let system = try GoldenFolder.system()
    system.files["Cases/a.cancu"] = Array(OtherCommandsTests.passing.utf8)
    #expect(system.run("test") == 0)
    #expect(system.output.hasPrefix("1 tệp, 1 trường hợp, 1 điều chờ đợi: 1 đúng, 0 sai\n"))
    #expect(system.output.contains("điểm chưa trường hợp nào chạm"))
    #expect(system.run("test --json Cases/a.cancu") == 0)
    #expect(system.output.contains("\"met\": true"))
  }

  @Test func casesThatDiffer() throws {
    let system = try GoldenFolder.system()
    system.files["Cases/a.cancu"] = Array((OtherCommandsTests.passing + OtherCommandsTests.failing).utf8)
    #expect(system.run("test") == 1)
    #expect(
      system.output.hasPrefix(
        """
        ✗ Cases/a.cancu:8: sai — 31/12/2022
            10/2020/NĐ-CP mua_máy (dòng 13): chờ được, ra không; số tiền: chờ 5.000.000 đ, ra không có; căn cứ: chờ
              giả định, ra văn bản gốc
            10/2020/NĐ-CP điều kiện tiêu_chí (dòng 14): chờ đạt, ra chưa đủ căn cứ

        1 tệp, 2 trường hợp, 3 điều chờ đợi: 1 đúng, 2 sai

        """), "\(system.output)")
    #expect(system.run("test --lang en") == 1)
    #expect(system.output.contains("expected eligible, got ineligible"))
    #expect(system.run("test --json") == 1)
    #expect(system.output.contains("\"met\": false"))
  }

  @Test func casesThatCannotBeRun() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("test") == 2)
    #expect(system.errors.contains("không có “Cases”"))
    system.files["Cases/a.cancu"] = Array("trường hợp \"a\"\n  diện_tich 3 ha\n".utf8)
    #expect(system.run("test") == 2)
    #expect(system.errors.contains("Cases/a.cancu:2:3"))
    system.files["Cases/a.cancu"] = Array("trường hợp \"a\"\n  diện_tích 3 ha\n".utf8)
    #expect(system.run("test") == 2, "nothing is expected anywhere: that is no success")
    system.files["Cases/a.cancu"] = system.files["Rules/nghi-dinh.cancu"]
    #expect(system.run("test") == 2)
    #expect(system.errors.contains("có cả luật"))
  }

  // MARK: lint

  @Test func lintReportsOnTheFilesAskedFor() throws {
    let system = try GoldenFolder.system()
    system.files["Cases/a.cancu"] = Array("trường hợp \"a\"\n  xét ngày 31/12/2022\n  diện_tich 3 ha\n".utf8)
    #expect(system.run("lint") == 1)
    #expect(system.errors.contains("Cases/a.cancu:3:3: lỗi[D001]"))
    #expect(system.output == "đã soát 5 tệp: 1 lỗi, 0 cảnh báo\n")
    #expect(system.run("lint Rules") == 0)
    #expect(system.errors.isEmpty)
    #expect(system.output == "đã soát 4 tệp: 0 lỗi, 0 cảnh báo\n")
    #expect(system.run("lint Cases/a.cancu --json") == 1)
    #expect(system.output.contains("\"code\": \"D001\""))
    #expect(system.output.contains("\"line\": 3"))
    #expect(system.run("lint không-có") == 2)
  }

  @Test func aCaseAmongTheRulesIsNeverRunAndLintSaysSo() throws {
    let system = try GoldenFolder.system()
    system.files["Rules/z.cancu"] = Array("trường hợp \"lạc\"\n  diện_tích 3 ha\n".utf8)
    for line in ["lint", "lint Rules", "lint Rules/z.cancu"] {
      #expect(system.run(line) == 0, "it is a warning")
      #expect(system.errors.hasPrefix("Rules/z.cancu:1:12: cảnh báo[M072]: trường hợp “lạc”"), "\(system.errors)")
      #expect(system.errors.contains("dưới Cases/"))
    }
    system.files["Cases/z.cancu"] = system.files.removeValue(forKey: "Rules/z.cancu")
    #expect(system.run("lint") == 0)
    #expect(system.errors.isEmpty)
  }

  // MARK: fmt

  @Test func fmtLaysOutAndSaysWhatItDid() throws {
    let system = try GoldenFolder.system()
    #expect(system.run("fmt hop-tac-xa.cancu") == 0)
    let canonical = system.files["hop-tac-xa.cancu"]
    #expect(system.run("fmt --check hop-tac-xa.cancu") == 0)
    #expect(system.output.isEmpty)
    let text = String(decoding: try #require(canonical), as: UTF8.self)
    system.files["hop-tac-xa.cancu"] = Array(text.replacing("  tỉnh", with: "      tỉnh").utf8)
    #expect(system.run("fmt --check hop-tac-xa.cancu") == 1)
    #expect(system.output == "hop-tac-xa.cancu\n")
    #expect(system.run("fmt hop-tac-xa.cancu") == 0)
    #expect(system.output == "đã sắp lại hop-tac-xa.cancu\n")
    #expect(system.files["hop-tac-xa.cancu"] == canonical)
  }

  @Test func fmtLeavesAloneWhatItCannotReadOrWrite() throws {
    let system = try GoldenFolder.system()
    system.files["a.cancu"] = Array("trường hợp\n".utf8)
    #expect(system.run("fmt a.cancu") == 2)
    #expect(system.errors.contains("a.cancu:"))
    #expect(system.files["a.cancu"] == Array("trường hợp\n".utf8))
    system.files["b.cancu"] = Array("trường hợp   \"a\"\n".utf8)
    system.unwritable = ["b.cancu"]
    #expect(system.run("fmt b.cancu") == 2)
    #expect(system.errors.contains("không ghi được “b.cancu”"))
  }

  // MARK: help and version

  @Test func helpForPeople() {
    let system = MemorySystem()
    for line in ["help", "--help", "-h", "help check", "check --help", "law -h", "help --lang en"] {
      #expect(system.run(line) == 0)
      #expect(system.output.contains("cancu"))
      #expect(system.errors.isEmpty)
    }
    #expect(system.run("help chek") == 2)
    #expect(system.run("version") == 0)
    #expect(system.output == "cancu \(Engine.version)\n")
    #expect(system.run("--version") == 0)
  }

  /// Exit codes are promised in the help.
  @Test func theHelpNamesEveryExitCode() {
    let system = MemorySystem()
    #expect(system.run("help") == 0)
    for code in [ExitCode.done, .answerIsNo, .wrongInput, .undetermined, .defect] {
      #expect(system.output.contains("\n  \(code.rawValue) "))
    }
  }
}
