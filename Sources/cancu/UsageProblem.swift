import Reporting
import RuleLanguage
import Screening

/// What can be wrong with what was typed, or with what it names: the tool then ends with exit code 2.
enum UsageProblem: Error, Hashable {
  // MARK: Arguments

  case noCommand
  case commandExpected(String)
  case unknownCommand(String)
  case unknownOption(String, of: Command)
  case foreignOption(OptionName, of: Command)
  case missingValue(OptionName)
  case unexpectedValue(OptionName)
  case repeated(OptionName)
  /// An option that says something only beside another.
  case onlyWith(OptionName, OptionName)
  /// Two options that ask for different things.
  case together(OptionName, OptionName)
  case unexpectedOperand(String)
  case badDate(String)
  case badLanguage(String)

  // MARK: What the arguments name

  case noDossier
  case noDate
  case noRulesFolder
  case notAFolder(String)
  case folder(String)
  case nothingThere(String)
  case noRuleFiles(String)
  case noCases(String)
  case caseNeeded([String])
  case unknownCase(String, nearest: String?, [String])
  case ambiguousCase(String, [String])
  case caseInJSON
  case unknownItem(String, nearest: String?)
  case ambiguousItem(String, [String])
  case unknownInstrument(String, nearest: String?)
  case ambiguousInstrument(String, [String])
  case badProvision(String)
  case unknownProvision(String, [String])
  case rulesInDossier(String)
  case instrumentNeeded
  case unknownProvince(String, nearest: String?, [String])
  case noDraft(String)
  case noReceipt
  case badReceipt(String)
  case receiptExists(String)
  case noRegister(String)
  case noRegisterNamed(Command)
  case unknownRow(String)
  /// A row that is not among those that could be read, of a register with faults.
  case rowLeftOut(String)
  case registerAction(String?)
  case badNumberStyle(String)
  /// `--engine` with something else than the two there are.
  case badEngine(String)
  case badCount(OptionName, String)
  case noBudget
  case badMoney(OptionName, String)
  case badChoice(OptionName, String, [String])
  case tiesWithoutOrder
  case noOutput
  case outputExists(String)
  /// A file to write that would be taken for a table of the register.
  case outputInRegister(String, String)
  /// An option that an action of `register` does not take.
  case notOfAction(OptionName, String)
  case noProfile(String?, [String])
  /// A file to write that is called after a form it would not have.
  case otherForm(String, written: [String])
  /// Something wrong with a register that leaves no answer standing.
  case register(RegisterProblem)
  case system(SystemFault)
}

extension UsageProblem: FixedPhrase {
  /// What is wrong: lower case, no full stop.
  var texts: (vietnamese: String, english: String) {
    switch self {
    case .noCommand: ("thiếu lệnh", "a command is missing")
    case .commandExpected(let word): ("cần tên lệnh trước “\(word)”", "a command must stand before “\(word)”")
    case .unknownCommand(let word): ("không có lệnh “\(word)”", "there is no command “\(word)”")
    case .unknownOption(let word, _): ("không có tùy chọn “\(word)”", "there is no option “\(word)”")
    case .foreignOption(let option, let command):
      (
        "lệnh “\(command.rawValue)” không có tùy chọn “\(option.spelling)”",
        "the command “\(command.rawValue)” has no option “\(option.spelling)”"
      )
    case .missingValue(let option): ("“\(option.spelling)” cần một giá trị", "“\(option.spelling)” needs a value")
    case .unexpectedValue(let option): ("“\(option.spelling)” không có giá trị", "“\(option.spelling)” takes no value")
    case .repeated(let option):
      ("“\(option.spelling)” chỉ được nêu một lần", "“\(option.spelling)” may be given only once")
    case .onlyWith(let option, let other):
      (
        "“\(option.spelling)” chỉ dùng cùng “\(other.spelling)”",
        "“\(option.spelling)” says something only with “\(other.spelling)”"
      )
    case .together(let option, let other):
      (
        "“\(option.spelling)” và “\(other.spelling)” không dùng cùng nhau",
        "“\(option.spelling)” and “\(other.spelling)” cannot be given together"
      )
    case .unexpectedOperand(let word): ("thừa “\(word)”", "“\(word)” is one argument too many")
    case .badDate(let text): ("“\(text)” không phải ngày", "“\(text)” is not a date")
    case .badLanguage(let text): ("không có ngôn ngữ “\(text)”", "there is no language “\(text)”")
    case .noRegister(let path):
      ("“\(path)” không có tệp .csv hay .jsonl nào", "“\(path)” holds no .csv and no .jsonl file")
    case .noRegisterNamed: ("thiếu bảng đăng ký", "the register is missing")
    case .rowLeftOut(let row):
      (
        "không có mã “\(row)” trong các dòng đọc được: có thể là một trong các dòng có lỗi ở trên",
        "there is no “\(row)” among the rows that could be read: it may be one of the faulty ones above"
      )
    case .unknownRow(let id): ("bảng đăng ký không có mã “\(id)”", "the register has no “\(id)”")
    case .registerAction(nil): ("thiếu việc cần làm với bảng đăng ký", "what to do with the register is missing")
    case .registerAction(let word?):
      ("không có việc “\(word)” với bảng đăng ký", "there is nothing called “\(word)” to do with a register")
    case .badCount(let option, let text):
      (
        "“\(option.spelling)” cần một số nguyên dương, không phải “\(text)”",
        "“\(option.spelling)” needs a whole number above nought, not “\(text)”"
      )
    case .noBudget: ("chưa nêu ngân sách: --budget", "there is no budget to share out: --budget")
    case .badMoney(let option, let text):
      (
        "“\(option.spelling)” cần một số tiền lớn hơn 0, có chữ “đồng”, không phải “\(text)”",
        "“\(option.spelling)” needs an amount above nought, in “đồng”, not “\(text)”"
      )
    case .badChoice(let option, let text, _):
      ("“\(option.spelling)” không nhận “\(text)”", "“\(option.spelling)” knows no “\(text)”")
    case .tiesWithoutOrder:
      (
        "“--ties” chỉ dùng với “--rule thứ-tự”: cách chia khác không xếp ai trước ai",
        "“--ties” says something only with “--rule thứ-tự”: the other rules rank nobody"
      )
    case .noOutput: ("chưa nêu tệp để ghi: --out TỆP.csv", "no file to write to is named: --out FILE.csv")
    case .outputExists(let path):
      ("“\(path)” đã có, không ghi đè", "“\(path)” is there already and is not written over")
    case .outputInRegister(let path, let register):
      (
        "“\(path)” mang tên như một bảng của “\(register)”, lần sau sẽ bị đọc cùng bảng ấy: hãy đặt tên khác hoặc ghi vào thư mục khác",
        "“\(path)” is named like a table of “\(register)” and would be read with it next time: choose another name or folder"
      )
    case .notOfAction(let option, let action):
      (
        "“register \(action)” không có tùy chọn “\(option.spelling)”",
        "“register \(action)” has no option “\(option.spelling)”"
      )
    case .noProfile(nil, _): ("chưa nêu tỉnh của bảng thử", "the province of the sample is missing")
    case .noProfile(let name?, _):
      ("không có số liệu để dựng bảng thử cho “\(name)”", "there are no figures to sample “\(name)” by")
    case .otherForm(let path, let written):
      (
        "“\(path)” không viết được dưới dạng ấy: đặt tên tệp kết thúc bằng \(written.joined(separator: " hoặc "))",
        "“\(path)” cannot be written in that form: give a file that ends in \(written.joined(separator: " or "))"
      )
    case .badEngine(let text): ("không có cách tính “\(text)”", "there is no engine “\(text)”")
    case .badNumberStyle(let text): ("không có cách viết số “\(text)”", "there is no way of writing numbers “\(text)”")
    case .register(let problem):
      (
        "\(problem.file):\(problem.line ?? 0): \(problem.fault.message.vietnamese)",
        "\(problem.file):\(problem.line ?? 0): \(problem.fault.message.english)"
      )
    case .noDossier: ("thiếu hồ sơ cần xét", "the dossier is missing")
    case .noDate: ("chưa có ngày xét", "there is no date to decide at")
    case .noRulesFolder: ("không tìm thấy thư mục luật “Rules”", "no folder “Rules” was found")
    case .notAFolder(let path): ("“\(path)” không phải thư mục", "“\(path)” is not a folder")
    case .folder(let path): ("“\(path)” là thư mục, không phải tệp hồ sơ", "“\(path)” is a folder, not a dossier")
    case .nothingThere(let path): ("không có “\(path)”", "there is no “\(path)”")
    case .noRuleFiles(let path):
      ("thư mục “\(path)” không có tệp .cancu nào", "the folder “\(path)” has no .cancu file")
    case .noCases(let path): ("“\(path)” không có trường hợp nào", "“\(path)” holds no case")
    case .caseNeeded: ("tệp có nhiều trường hợp", "the file holds several cases")
    case .unknownCase(let name, _, _): ("tệp không có trường hợp “\(name)”", "the file has no case “\(name)”")
    case .ambiguousCase(let name, _):
      ("tên của nhiều trường hợp có “\(name)”", "the names of several cases hold “\(name)”")
    case .caseInJSON: ("hồ sơ JSON không có trường hợp để chọn", "a JSON dossier has no cases to choose from")
    case .unknownItem(let name, _): ("không có khoản hỗ trợ “\(name)”", "there is no support item “\(name)”")
    case .ambiguousItem(let name, _):
      ("nhiều văn bản có khoản hỗ trợ “\(name)”", "several instruments have a support item “\(name)”")
    case .unknownInstrument(let name, _): ("không có văn bản “\(name)”", "there is no instrument “\(name)”")
    case .ambiguousInstrument(let name, _):
      ("nhiều văn bản có số bắt đầu bằng “\(name)”", "the numbers of several instruments start with “\(name)”")
    case .badProvision(let text):
      ("“\(text)” không phải một điều, khoản, điểm", "“\(text)” is not a place in an instrument")
    case .unknownProvision(let text, _): ("văn bản không có “\(text)”", "the instrument has no “\(text)”")
    case .rulesInDossier(let path):
      ("“\(path)” có cả luật: hồ sơ chỉ được có trường hợp", "“\(path)” holds rules: a dossier may only hold cases")
    case .instrumentNeeded: ("thiếu số hiệu văn bản", "the number of an instrument is missing")
    case .unknownProvince(let name, _, _): ("không có tỉnh “\(name)”", "there is no province “\(name)”")
    case .noReceipt: ("thiếu biên nhận", "a receipt is missing")
    case .receiptExists(let path):
      (
        "“\(path)” đã có: biên nhận không ghi đè lên tệp nào",
        "“\(path)” is there already: a receipt overwrites no file"
      )
    case .badReceipt(let path):
      (
        "“\(path)” không phải biên nhận, hoặc đã bị sửa sau khi lưu",
        "“\(path)” is no receipt, or was changed after it was saved"
      )
    case .noDraft(let path): ("“\(path)” không có dự thảo nào", "“\(path)” holds no draft")
    case .system(let fault): UsageProblem.fault(fault)
    }
  }

  private static func fault(_ fault: SystemFault) -> (vietnamese: String, english: String) {
    switch fault {
    case .unreadable(let path, let reason):
      ("không đọc được “\(path)” (\(reason))", "“\(path)” cannot be read (\(reason))")
    case .tooLarge(let path, let limit):
      ("“\(path)” lớn hơn \(limit) byte", "“\(path)” is larger than \(limit) bytes")
    case .unwritable(let path, let reason):
      ("không ghi được “\(path)” (\(reason))", "“\(path)” cannot be written (\(reason))")
    }
  }

  /// What to do about it.
  func help(in language: MessageLanguage) -> String? {
    let phrase: UsageHelp? =
      switch self {
      case .noCommand, .commandExpected: .listCommands
      case .unknownCommand(let word):
        NearestName.nearest(to: word, among: Command.allCases.map(\.rawValue)).map { .nearest($0) } ?? .listCommands
      case .unknownOption(let word, let command):
        NearestName.nearest(to: word, among: command.options.map(\.spelling)).map { .nearest($0) } ?? .seeHelp(command)
      case .foreignOption(_, let command): .seeHelp(command)
      case .badDate, .noDate: .dateForm
      case .badLanguage: .languages
      case .noDossier: .seeHelp(.check)
      case .noRulesFolder: .nameRules
      case .caseNeeded(let names): .chooseCase(names)
      case .unknownCase(_, let nearest?, _): .nearest(nearest)
      case .unknownCase(_, nil, let names), .ambiguousCase(_, let names): .chooseCase(names)
      case .folder(let path): .nameFile(path)
      case .registerAction: .seeHelp(.register)
      case .noRegisterNamed(let command): .seeHelp(command)
      case .badNumberStyle: .numberStyles
      case .badEngine: .seeHelp(.screen)
      case .notOfAction: .seeHelp(.register)
      case .noRegister: .seeHelp(.register)
      case .register(let problem): problem.fault.help.map { .register($0) }
      case .rulesInDossier: .splitDossier
      case .unknownItem(_, let nearest?), .unknownInstrument(_, let nearest?),
        .unknownProvince(_, let nearest?, _):
        .nearest(nearest)
      case .unknownProvince(_, nil, let names), .noProfile(_, let names): .chooseOne(names)
      case .noDraft: .draftForm
      case .noBudget, .badMoney: .moneyForm
      case .badChoice(_, let text, let choices):
        NearestName.nearest(to: text, among: choices).map { .nearest($0) } ?? .chooseOne(choices)
      case .unknownInstrument(_, nil): .listInstruments
      case .ambiguousItem(_, let names), .ambiguousInstrument(_, let names): .chooseOne(names)
      case .badProvision: .provisionForm
      case .unknownProvision(_, let places): .places(places)
      case .missingValue, .unexpectedValue, .repeated, .onlyWith, .together, .unexpectedOperand, .notAFolder,
        .nothingThere, .noRuleFiles,
        .noCases, .caseInJSON, .unknownRow, .rowLeftOut, .badCount, .tiesWithoutOrder, .noOutput, .outputExists,
        .outputInRegister,
        .unknownItem(_, nil), .otherForm,
        .instrumentNeeded, .noReceipt,
        .badReceipt, .receiptExists,
        .system:
        nil
      }
    return phrase?.text(in: language)
  }
}

/// What to do about a problem of usage.
private enum UsageHelp: FixedPhrase {
  case nearest(String)
  case listCommands
  case register(Bilingual)
  case seeHelp(Command)
  case dateForm
  case languages
  case nameRules
  case chooseCase([String])
  case chooseOne([String])
  case listInstruments
  case provisionForm
  case nameFile(String)
  case numberStyles
  case draftForm
  case moneyForm
  case splitDossier
  case places([String])

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .nearest(let name): ("có phải “\(name)”?", "did you mean “\(name)”?")
    case .register(let help): (help.vietnamese, help.english)
    case .listCommands: ("xem các lệnh: cancu help", "for the commands: cancu help")
    case .seeHelp(let command):
      ("xem: cancu \(command.rawValue) --help", "see: cancu \(command.rawValue) --help")
    case .dateForm:
      (
        "nêu ngày bằng --date, như 31/12/2022 hoặc 2022-12-31 (hồ sơ của một tổ chức có thể tự ghi ngày); máy không tự lấy ngày hôm nay",
        "give it with --date, as 31/12/2022 or 2022-12-31 (a dossier may hold it itself); today is never taken silently"
      )
    case .languages: ("chọn vi hoặc en", "choose vi or en")
    case .nameRules: ("chỉ thư mục luật bằng --rules", "name it with --rules")
    case .chooseCase(let names):
      ("chọn bằng --case: \(UsageHelp.list(names))", "choose with --case: \(UsageHelp.list(names))")
    case .chooseOne(let names): ("chọn một: \(UsageHelp.list(names))", "choose one: \(UsageHelp.list(names))")
    case .listInstruments: ("xem các văn bản: cancu law", "for the instruments: cancu law")
    case .provisionForm: ("viết như: điều 9 khoản 3 điểm a, hoặc 9.3.a", "write it as: điều 9 khoản 3 điểm a, or 9.3.a")
    case .numberStyles:
      (
        "chọn vi (1.500.000; 12,5) hoặc plain (1500000; 12.5)", "choose vi (1.500.000; 12,5) or plain (1500000; 12.5)"
      )
    case .nameFile(let path):
      (
        "nêu một tệp .cancu hoặc .json trong đó; để chạy mọi trường hợp của thư mục: cancu test \(path)",
        "name a .cancu or .json file in it; to run all the cases of the folder: cancu test \(path)"
      )
    case .draftForm:
      ("bắt đầu bằng “dự thảo SỐ_VĂN_BẢN” thay cho “văn bản …”", "begin with “dự thảo NUMBER” instead of “văn bản …”")
    case .moneyForm:
      (
        "viết như trong văn bản: 12 tỷ đồng, 1,5 tỷ đồng, 12.000.000.000 đồng",
        "write it as the acts do: 12 tỷ đồng, 1,5 tỷ đồng, 12.000.000.000 đồng"
      )
    case .splitDossier:
      (
        "để các trường hợp ở một tệp riêng, như dưới Cases/; luật để dưới Rules/",
        "keep the cases in a file of their own, under Cases/; rules stand under Rules/"
      )
    case .places(let places): ("có: \(UsageHelp.list(places))", "there are: \(UsageHelp.list(places))")
    }
  }

  /// The names in quotes, the first dozen of them.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 12 ? shown + ", …" : shown
  }
}
