import RuleLanguage
import Testing

@testable import cancu

@Suite("Arguments")
struct ArgumentsTests {
  private func problem(_ typed: [String]) -> UsageProblem? {
    do throws(UsageProblem) {
      _ = try Arguments(typed)
      return nil
    } catch {
      return error
    }
  }

  @Test func optionsMayStandAnywhereAndCarryTheirValueEitherWay() throws {
    let arguments = try Arguments([
      "check", "--date=31/12/2022", "a.cancu", "--item", "x", "--set", "a=1", "--set=b=2", "--full",
    ])
    #expect(arguments.command == .check)
    #expect(arguments.operands == ["a.cancu"])
    #expect(arguments.value(.date) == "31/12/2022")
    #expect(arguments.value(.item) == "x")
    #expect(arguments.all(.set) == ["a=1", "b=2"])
    #expect(arguments.has(.full))
    #expect(!arguments.has(.json))
  }

  @Test func afterTwoDashesNothingIsAnOption() throws {
    let arguments = try Arguments(["check", "--", "--full"])
    #expect(arguments.operands == ["--full"])
    #expect(!arguments.has(.full))
  }

  @Test func oneDashIsAFile() throws {
    #expect(try Arguments(["check", "-"]).operands == ["-"])
  }

  @Test(
    "Nonsense",
    arguments: [
      ([], .noCommand), (["chek"], .unknownCommand("chek")), (["--full"], .commandExpected("--full")),
      (["check", "--ful"], .unknownOption("--ful", of: .check)), (["check", "-x"], .unknownOption("-x", of: .check)),
      (["check", "--full=yes"], .unexpectedValue(.full)), (["check", "--date"], .missingValue(.date)),
      (["check", "--date", "--full"], .missingValue(.date)),
      (["check", "--holes"], .foreignOption(.holes, of: .check)),
      (["check", "--date", "1", "--date", "2"], .repeated(.date)), (["check", "--json", "--json"], .repeated(.json)),
      (["check", "a", "b"], .unexpectedOperand("b")), (["sources", "x"], .unexpectedOperand("x")),
    ] as [([String], UsageProblem)])
  func nonsense(_ typed: [String], _ expected: UsageProblem) {
    #expect(problem(typed) == expected)
  }

  @Test(
    "Dates",
    arguments: [
      ("31/12/2022", "2022-12-31"), ("2022-12-31", "2022-12-31"), ("1/2/2022", "2022-02-01"),
      ("29/02/2024", "2024-02-29"),
      ("29/02/2023", nil), ("31/12/22", nil), ("2022/12/31", nil), ("31-12-2022", nil), ("", nil), ("//", nil),
      ("1/1/99999999999999999999", nil), ("+1/2/2022", nil), ("hôm nay", nil), ("31/12/2022 ", nil),
    ] as [(String, String?)])
  func dates(_ typed: String, _ iso: String?) {
    #expect(CalendarDate(typed: typed)?.iso == iso)
  }

  @Test func theLanguageIsKnownEvenWhereTheRestIsNonsense() throws {
    #expect(try Arguments.language(["nonsense", "--lang", "en", "--what"]) == .english)
    #expect(try Arguments.language(["--lang=en"]) == .english)
    #expect(try Arguments.language(["check"]) == .vietnamese)
    #expect(try Arguments.language(["check", "--", "--lang", "en"]) == .vietnamese)
    #expect(throws: UsageProblem.badLanguage("fr")) { try Arguments.language(["--lang", "fr"]) }
    #expect(throws: UsageProblem.missingValue(.language)) { try Arguments.language(["--lang"]) }
  }

  /// Every option a command takes stands in its help, and the other way round.
  @Test("Help names the options", arguments: Command.allCases)
  func help(_ command: Command) {
    guard command != .help, command != .version else { return }
    for text in [HelpText.on(command).texts.vietnamese, HelpText.on(command).texts.english] {
      // Whole words: `--rules` does not name `--rule`.
      let named = Set(text.split { !$0.isLetter && $0 != "-" })
      for option in OptionName.allCases where option != .help {
        #expect(named.contains("--\(option.rawValue)") == command.options.contains(option), "\(option.spelling)")
      }
    }
  }
}
