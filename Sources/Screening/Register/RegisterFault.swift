import RuleLanguage

/// Something wrong with a register, and where (codes R…).
public struct RegisterProblem: Error, Sendable, Hashable {
  /// The file, as it was named.
  public let file: String
  /// The line of the record, from 1; nil: the file as a whole.
  public let line: Int?
  /// The column, as its header is written.
  public let column: String?
  /// What is wrong.
  public let fault: RegisterFault

  /// Something wrong at a place.
  public init(file: String, line: Int? = nil, column: String? = nil, _ fault: RegisterFault) {
    self.file = file
    self.line = line
    self.column = column
    self.fault = fault
  }
}

/// What can be wrong with a register.
public enum RegisterFault: Sendable, Hashable {
  // MARK: The file

  /// There is no header.
  case empty
  /// It is no text: a byte that stands in none.
  case binary
  /// It is not UTF-8; the first wrong byte of the file, from 1.
  case notUTF8(byte: Int)
  /// A record of more bytes than are read.
  case recordTooLong(limit: Int)
  /// A line of JSON Lines of more bytes than are read.
  case lineTooLong(limit: Int)
  /// The table of a list beside JSON Lines, which hold their lists themselves.
  case listBesideLines(String)
  /// A quote that does not close.
  case unclosedQuote
  /// A quote that has taken in lines that look like rows, so many.
  case quoteOverRows(lines: Int)
  /// A record with another number of fields than the header.
  case wrongWidth(expected: Int, found: Int)
  /// Something stands right after a closing quote.
  case textAfterQuote
  /// A line of JSON Lines that is not one value from its start to its end.
  case brokenLine

  // MARK: Columns

  case noIdentifier(candidates: [String])
  case unknownColumn(String, nearest: String?)
  case duplicateColumn(String, with: String)
  /// A yearly fact without its year.
  case yearMissing(String)
  /// A year at a fact that is not yearly.
  case notYearly(String)
  /// A table of a list the vocabulary does not have.
  case unknownList(String, nearest: String?, lists: [String])
  /// A column to leave out that no table has.
  case nothingToIgnore(String, nearest: String?)

  // MARK: Cells

  case emptyIdentifier
  /// A record of a list that does not say whose it is.
  case recordOfNobody
  /// A value of JSON that is neither a text nor a number where a name stands.
  case notAName(String)
  /// In which line it stands already, and in which file where that is another.
  case duplicateIdentifier(String, line: Int, file: String?)
  /// A record of a list whose applicant is not in the register.
  case orphan(String)
  /// A list is said to be empty and has records all the same.
  case recordsOfEmptyList(String)
  /// A record of a list too large to be held, behind the row of its applicant.
  case recordOutOfOrder(String)
  /// The row of an applicant of whom a record of a list is left out, and such a record behind the row.
  case faultyRecords(String, file: String)
  case faultyRecordBehind
  case notATruth(String)
  case notANumber(String)
  /// `1.500`: fifteen hundred or one and a half.
  case ambiguousNumber(String)
  /// A whole number that can be read so only if it is written otherwise than the rest of the file.
  case groupedOtherwise(String)
  case notWhole(String)
  case numberTooLarge(String)
  case outOfRange(String, low: String?, high: String?)
  case notADate(String)
  case noSuchDay(String)
  case unknownValue(String, nearest: String?, values: [String])
  case unknownItem(String, nearest: String?)
  case ambiguousItem(String, instruments: [String])
  /// The kind of applicant and its province are always something.
  case alwaysApplies

  // MARK: JSON Lines

  /// What is wrong with a dossier on a line.
  case written(Problem)
}

extension RegisterFault {
  /// Whether who stands behind it in the file is not known, or who it is about: a quote that does not close may have taken in
  /// the identifier.
  var cutsOff: Bool {
    switch self {
    case .binary, .notUTF8, .recordTooLong, .lineTooLong, .unclosedQuote, .quoteOverRows: true
    case .empty, .listBesideLines, .wrongWidth, .textAfterQuote, .brokenLine, .noIdentifier, .unknownColumn,
      .duplicateColumn, .yearMissing, .notYearly, .unknownList, .nothingToIgnore, .emptyIdentifier, .recordOfNobody,
      .notAName, .duplicateIdentifier, .orphan, .recordsOfEmptyList, .recordOutOfOrder, .faultyRecords,
      .faultyRecordBehind, .notATruth, .notANumber, .ambiguousNumber, .groupedOtherwise, .notWhole, .numberTooLarge,
      .outOfRange, .notADate, .noSuchDay, .unknownValue, .unknownItem, .ambiguousItem, .alwaysApplies, .written:
      false
    }
  }

  /// Its code, the same in every language and every version.
  public var code: String { wording.code }

  /// What is wrong: lower case, no full stop.
  public var message: Bilingual { wording.message }

  /// What to do about it.
  public var help: Bilingual? { wording.help }

  private var wording: Wording {
    switch self {
    case .empty: Wording("R001", "tệp rỗng, thiếu dòng tiêu đề", "the file is empty: a header line is missing")
    case .binary:
      Wording(
        "R002", "không phải tệp chữ", "this is no text file",
        help: Bilingual("xuất bảng ra CSV (UTF-8) rồi thử lại", "export the table as CSV (UTF-8) and try again"))
    case .notUTF8(let byte):
      Wording(
        "R003", "không phải UTF-8 (byte thứ \(byte))", "not UTF-8 (byte \(byte))",
        help: Bilingual("lưu lại với mã UTF-8", "save it as UTF-8"))
    case .recordTooLong(let limit):
      Wording(
        "R004", "dòng dài quá \(limit) byte", "the record is longer than \(limit) bytes",
        help: Bilingual("có lẽ thiếu dấu nháy đóng ở dòng này", "a closing quote is probably missing in this line"))
    case .lineTooLong(let limit):
      Wording(
        "R008", "dòng dài quá \(limit) byte", "the line is longer than \(limit) bytes",
        help: Bilingual("mỗi dòng là một hồ sơ, viết trên một dòng", "each dossier is written on one line of its own"))
    case .listBesideLines(let list):
      Wording(
        "R016", "bảng danh sách “\(list)” không nối được với JSON Lines",
        "the table of the list “\(list)” cannot be joined to JSON Lines",
        help: Bilingual(
          "trong JSON Lines ghi danh sách ngay trong hồ sơ: \"\(list)\": […]",
          "in JSON Lines lists are written inside the dossier: \"\(list)\": […]"))
    case .unclosedQuote:
      Wording(
        "R005", "dấu nháy mở ở dòng này không đóng", "a quote opened in this line is not closed",
        help: Bilingual(
          "thêm dấu nháy đóng, hoặc bỏ dấu nháy mở; các dòng sau được đọc riêng từng dòng",
          "close it, or take it away; the lines behind it are read each by itself"))
    case .quoteOverRows(let lines):
      Wording(
        "R009", "dấu nháy mở ở dòng này mãi \(lines) dòng sau mới đóng, gộp cả các dòng khác",
        "a quote opened in this line is closed only \(lines) line(s) later, with other rows in it",
        help: Bilingual(
          "thường là thừa một dấu nháy: xóa nó, hoặc viết hai lần (\"\") nếu là chữ trong ô",
          "mostly there is a quote too many: take it out, or write it twice (\"\") where it belongs to the text"))
    case .wrongWidth(let expected, let found):
      Wording(
        "R006", "dòng có \(found) ô, tiêu đề có \(expected)", "the line has \(found) field(s), the header \(expected)",
        help: found < expected
          ? Bilingual(
            "dòng bị cắt cụt, hoặc thiếu ô: ô để trống vẫn cần dấu phân cách; ô có xuống dòng thì đặt trong dấu nháy \"…\"",
            "the line is cut off, or fields are missing: an empty field needs its separator too; put a field with a line end in quotes \"…\""
          )
          : Bilingual(
            "ô có dấu phân cách thì đặt trong dấu nháy \"…\"", "put a field that holds the separator in quotes \"…\""))
    case .textAfterQuote:
      Wording(
        "R007", "có chữ ngay sau dấu nháy đóng", "something stands right after a closing quote",
        help: Bilingual(
          "dấu nháy trong ô viết hai lần: \"\"; hoặc dấu nháy của một ô trước đó thiếu dấu đóng",
          "a quote inside a field is written twice: \"\"; or the quote of a field before is not closed"))
    case .brokenLine:
      Wording(
        "R019", "dòng này không phải một hồ sơ trọn vẹn", "this line is not one whole dossier",
        help: Bilingual(
          "mỗi hồ sơ viết trọn trên một dòng: {\"mã\": …}; hoặc dòng bị cắt cụt",
          "each dossier is written on one line of its own: {\"mã\": …}; or the line is cut off"))
    case .noIdentifier(let candidates):
      Wording(
        "R010", "thiếu cột mã hồ sơ", "the column that identifies the applicant is missing",
        help: Bilingual(
          "đặt tên một cột là một trong: \(candidates.joined(separator: ", "))",
          "call a column one of: \(candidates.joined(separator: ", "))"))
    case .unknownColumn(let name, let nearest):
      Wording(
        "R011", "không có thông tin “\(name)”", "there is no fact “\(name)”",
        help: nearest.map {
          Bilingual(
            "có phải “\($0)”? Cột không dùng thì nêu bằng --ignore",
            "did you mean “\($0)”? Name columns to leave out with --ignore")
        }
          ?? Bilingual("cột không dùng thì nêu bằng --ignore", "name columns to leave out with --ignore"))
    case .duplicateColumn(let name, let other):
      Wording(
        "R012", "cột “\(name)” và cột “\(other)” là một", "the columns “\(name)” and “\(other)” are the same",
        help: Bilingual(
          "bỏ một cột khỏi bảng, hoặc nêu cột không dùng bằng --ignore",
          "take one out of the table, or name the one to leave out with --ignore"))
    case .yearMissing(let name):
      Wording(
        "R013", "“\(name)” có giá trị theo năm", "“\(name)” holds a value a year",
        help: Bilingual("ghi năm: \(name).2022", "write the year: \(name).2022"))
    case .notYearly(let name):
      Wording(
        "R014", "“\(name)” không theo năm", "“\(name)” is not yearly",
        help: Bilingual("bỏ năm ở tên cột", "leave the year out of the name of the column"))
    case .unknownList(let name, let nearest, let lists):
      Wording(
        "R015", "không có danh sách “\(name)”", "there is no list “\(name)”",
        help: Bilingual.nearest(nearest)
          ?? Bilingual(
            "tệp đặt tên SỔ.DANH_SÁCH.csv được đọc làm bảng con; danh sách là một trong: \(lists.joined(separator: ", "))",
            "a file called REGISTER.LIST.csv is read as a table of a list, one of: \(lists.joined(separator: ", "))"))
    case .nothingToIgnore(let name, let nearest):
      Wording(
        "R017", "không có cột “\(name)” để bỏ qua", "there is no column “\(name)” to leave out",
        help: Bilingual.nearest(nearest)
          ?? Bilingual(
            "viết tên cột đúng như trong dòng tiêu đề", "write the name of the column as it stands in the header"))
    case .emptyIdentifier:
      Wording(
        "R020", "thiếu mã hồ sơ", "the identifier is missing",
        help: Bilingual(
          "ghi mã của tổ chức; không có mã thì không biết bảng con nào là của dòng này",
          "write it: without it no record of a list can be told to belong to this row"))
    case .recordOfNobody:
      Wording(
        "R027", "thiếu mã hồ sơ: không biết dòng này là của tổ chức nào",
        "the identifier is missing: whose record it is is not known",
        help: Bilingual(
          "ghi mã rồi chạy lại: trước đó kết quả của tổ chức ấy còn thiếu dòng này",
          "write it and run again: until then what is decided of that applicant lacks this record"))
    case .duplicateIdentifier(let id, let line, let file):
      Wording(
        "R021", "mã “\(id)” đã có ở dòng \(line)\(file.map { " của \($0)" } ?? "")",
        "“\(id)” stands in line \(line)\(file.map { " of \($0)" } ?? "") already",
        help: Bilingual(
          "mỗi tổ chức một dòng: xóa dòng thừa, hoặc sửa mã gõ sai; nay chỉ dòng trước được dùng",
          "one row an applicant: delete the other, or mend a mistyped identifier; as it is only the first is used"))
    case .orphan(let id):
      Wording(
        "R022", "mã “\(id)” không có trong bảng chính", "“\(id)” is not in the main table",
        help: Bilingual(
          "sửa mã nếu gõ sai: kết quả của tổ chức đúng ra có dòng này đang thiếu nó; tổ chức không có trong sổ thì xóa dòng",
          "mend it if it is mistyped: what is decided of the applicant it belongs to lacks it; delete it if the applicant is not in the register"
        ))
    case .recordsOfEmptyList(let list):
      Wording(
        "R023", "bỏ tổ chức này: bảng chính ghi “\(list)” không có, nhưng bảng con có dòng",
        "this applicant is left out: the main table says there is no “\(list)”, but the table of the list has records",
        help: Bilingual(
          "để trống ô này trong bảng chính, hoặc xóa các dòng của mã này trong bảng con",
          "leave the cell empty in the main table, or delete the records of it in the table of the list"))
    case .recordOutOfOrder(let id):
      Wording(
        "R024", "mã “\(id)” sai thứ tự: bảng chính đã qua mã này",
        "“\(id)” is out of order: its row in the main table has been passed",
        help: Bilingual(
          "bảng con lớn phải xếp theo thứ tự mã của bảng chính: sắp xếp lại, hoặc chia bảng đăng ký thành nhiều phần",
          "a large table of a list must be in the order of the main table: sort it, or split the register into parts"))
    case .faultyRecords(let list, let file):
      Wording(
        "R025", "bỏ tổ chức này: “\(list)” của mã này có dòng lỗi (\(file))",
        "this applicant is left out: “\(list)” has a faulty record of it (\(file))",
        help: Bilingual(
          "sửa dòng ấy trong bảng con: thiếu nó thì kết quả của tổ chức này không đúng",
          "mend that record in the table of the list: without it what is decided of this applicant would be wrong"))
    case .faultyRecordBehind:
      Wording(
        "R026", "dòng lỗi đứng sau dòng của tổ chức trong bảng chính: không biết phải bỏ tổ chức nào",
        "a faulty record comes behind the row it belongs to: whose row to leave out is not known",
        help: Bilingual(
          "sửa dòng này, hoặc xếp bảng con theo thứ tự mã của bảng chính",
          "mend this record, or sort the table of the list in the order of the main table"))
    case .notATruth(let text):
      Wording(
        "R030", "“\(text)” không phải có, không", "“\(text)” is neither yes nor no",
        help: Bilingual("ghi có hoặc không; chưa biết thì để trống", "write có or không; leave empty what is not known")
      )
    case .notANumber(let text):
      Wording(
        "R031", "“\(text)” không phải số", "“\(text)” is not a number",
        help: Bilingual(
          "ghi chữ số, không ghi đơn vị; chưa biết thì để trống",
          "write digits without a unit; leave empty what is not known"))
    case .ambiguousNumber(let text):
      Wording(
        "R032", "“\(text)” có hai cách đọc", "“\(text)” can be read in two ways",
        help: Bilingual(
          "nêu --numbers vi (1.500 là một nghìn năm trăm) hoặc --numbers plain (1.500 là một phẩy năm)",
          "say --numbers vi (1.500 is fifteen hundred) or --numbers plain (1.500 is one and a half)"))
    case .groupedOtherwise(let text):
      Wording(
        "R043", "“\(text)” không rõ là bao nhiêu: số nguyên mà có phần lẻ theo cách viết của tệp này",
        "“\(text)” may mean two things: it has a fraction as this file writes numbers, and must be whole",
        help: Bilingual(
          "viết liền, như 850000, hoặc nêu cách viết số của cả tệp bằng --numbers vi hoặc --numbers plain",
          "write it without a mark, as 850000, or say how the whole file writes numbers by --numbers vi or --numbers plain"
        ))
    case .notWhole(let text):
      Wording(
        "R033", "“\(text)” không phải số nguyên", "“\(text)” is not a whole number", help: Bilingual.lookAgain)
    case .numberTooLarge(let text):
      Wording("R034", "số “\(text)” quá lớn", "the number “\(text)” is too large", help: Bilingual.lookAgain)
    case .outOfRange(let text, let low, let high):
      switch (low, high) {
      case (let low?, let high?):
        Wording(
          "R035", "“\(text)” không nằm từ \(low) đến \(high)", "“\(text)” is not between \(low) and \(high)",
          help: Bilingual.lookAgain)
      case (let low?, nil):
        Wording("R035", "“\(text)” dưới \(low)", "“\(text)” is less than \(low)", help: Bilingual.lookAgain)
      case (nil, let high?):
        Wording("R035", "“\(text)” trên \(high)", "“\(text)” is more than \(high)", help: Bilingual.lookAgain)
      case (nil, nil):
        Wording("R035", "“\(text)” ngoài khoảng cho phép", "“\(text)” is out of range", help: Bilingual.lookAgain)
      }
    case .notADate(let text):
      Wording(
        "R036", "“\(text)” không phải ngày", "“\(text)” is not a date",
        help: Bilingual("viết 31/12/2022 hoặc 2022-12-31", "write 31/12/2022 or 2022-12-31"))
    case .noSuchDay(let text):
      Wording("R037", "không có ngày \(text)", "there is no day \(text)", help: Bilingual.lookAgain)
    case .unknownValue(let text, let nearest, let values):
      Wording(
        "R038", "không có giá trị “\(text)”", "there is no value “\(text)”",
        help: Bilingual.nearest(nearest)
          ?? Bilingual(
            "một trong: \(values.prefix(12).joined(separator: ", "))",
            "one of: \(values.prefix(12).joined(separator: ", "))"))
    case .unknownItem(let text, let nearest):
      Wording(
        "R039", "không có khoản hỗ trợ “\(text)”", "there is no support item “\(text)”",
        help: Bilingual.nearest(nearest))
    case .ambiguousItem(let text, let instruments):
      Wording(
        "R040", "nhiều văn bản có khoản “\(text)”", "several instruments have an item “\(text)”",
        help: Bilingual(
          "ghi “\(text) của \(instruments.first ?? "")”", "write “\(text) của \(instruments.first ?? "")”"))
    case .alwaysApplies:
      Wording(
        "R041", "loại hình và tỉnh không thể “không áp dụng”",
        "the kind of applicant and its province cannot be “not applicable”",
        help: Bilingual("chưa biết thì để trống", "leave empty what is not known"))
    case .notAName(let key):
      Wording("R042", "“\(key)” phải là chữ", "“\(key)” must be a text")
    case .written(let problem):
      Wording(
        problem.code, problem.message(in: .vietnamese), problem.message(in: .english),
        help: problem.help(in: .vietnamese).flatMap { vietnamese in
          problem.help(in: .english).map { Bilingual(vietnamese, $0) }
        })
    }
  }
}

extension Bilingual {
  /// What to do about a value that cannot be.
  fileprivate static let lookAgain = Bilingual(
    "xem lại hồ sơ giấy; chưa biết thì để trống", "look it up in the papers; leave empty what is not known")
}
