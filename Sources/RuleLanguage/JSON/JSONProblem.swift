/// What can be wrong with a JSON text (codes D1…, part of `DossierProblem`).
public enum JSONProblem: Sendable, Hashable {
  /// The bytes are not UTF-8.
  case notUTF8
  /// The file is larger than is read.
  case tooLarge(limit: Int)
  /// There is nothing in the file.
  case empty
  /// The text ends in the middle of a value.
  case unexpectedEnd
  /// A character that cannot stand where it stands.
  case unexpectedCharacter(String, wanted: Wanted)
  /// A comma with nothing after it.
  case trailingComma
  /// Something follows the value.
  case trailingText
  /// Arrays and objects nest too deeply.
  case tooDeep(limit: Int)
  /// A text without its closing quote.
  case unclosedText
  /// A control character inside a text.
  case controlCharacter(UInt8)
  /// An escape JSON does not have.
  case badEscape(String)
  /// Half of a surrogate pair.
  case loneSurrogate(String)
  /// A number JSON does not allow (`01`, `1.`, `+1`).
  case badNumber(String)
  /// A number with more digits, or a larger exponent, than is read exactly.
  case numberTooLong(String)
  /// A key that its object has already.
  case duplicateKey(String)

  /// What could have stood where something else stands.
  public enum Wanted: Sendable, Hashable {
    case value
    case key
    case colon
    case commaOrBrace
    case commaOrBracket
  }

  /// The code and the texts.
  var wording: Wording {
    switch self {
    case .notUTF8:
      Wording(
        "D101", "tệp không phải là UTF-8", "the file is not UTF-8",
        help: Bilingual("lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8"))
    case .tooLarge(let limit):
      Wording(
        "D102", "tệp lớn quá \(limit / 1_048_576) MiB", "the file is larger than \(limit / 1_048_576) MiB",
        help: Bilingual("tách hồ sơ thành nhiều tệp", "split the dossiers into several files"))
    case .empty:
      Wording(
        "D103", "tệp không có nội dung", "there is nothing in the file",
        help: Bilingual(
          "một hồ sơ là một đối tượng JSON: {\"loại_hình\": \"hợp_tác_xã\"}",
          "a dossier is a JSON object: {\"loại_hình\": \"hợp_tác_xã\"}"))
    case .unexpectedEnd:
      Wording(
        "D104", "tệp kết thúc giữa chừng", "the file ends in the middle of a value",
        help: Bilingual("kiểm tra các dấu đóng }, ] và dấu nháy", "check the closing }, ] and quotes"))
    case .unexpectedCharacter(let found, let wanted):
      Wording(
        "D105", "“\(found)” không thể đứng ở đây, cần \(wanted.words.vietnamese)",
        "“\(found)” cannot stand here, \(wanted.words.english) is wanted")
    case .trailingComma:
      Wording(
        "D106", "sau dấu phẩy không còn gì", "nothing follows the comma",
        help: Bilingual("bỏ dấu phẩy cuối", "drop the last comma"))
    case .trailingText:
      Wording(
        "D107", "còn nội dung thừa sau khi giá trị đã kết thúc", "something follows the end of the value",
        help: Bilingual("mỗi tệp chỉ có một giá trị JSON", "a file holds one JSON value"))
    case .tooDeep(let limit): Wording("D108", "lồng nhau quá \(limit) tầng", "nested deeper than \(limit) levels")
    case .unclosedText:
      Wording(
        "D109", "chuỗi không có dấu nháy đóng", "the text has no closing quote",
        help: Bilingual(
          "chuỗi bắt đầu và kết thúc bằng dấu \" trên cùng một dòng", "a text starts and ends with \" on one line"))
    case .controlCharacter(let byte):
      Wording(
        "D110", "chuỗi chứa ký tự điều khiển U+\(hexadecimal(UInt16(byte)))",
        "the text holds the control character U+\(hexadecimal(UInt16(byte)))",
        help: Bilingual(
          "viết ký tự xuống dòng là \\n, ký tự tab là \\t", "write a line break as \\n, a tab as \\t"))
    case .badEscape(let escape):
      Wording(
        "D111", "JSON không có ký hiệu “\(escape)”", "JSON has no escape “\(escape)”",
        help: Bilingual(
          #"các ký hiệu có thể dùng: \" \\ \/ \b \f \n \r \t \uXXXX"#,
          #"the escapes are \" \\ \/ \b \f \n \r \t \uXXXX"#))
    case .loneSurrogate(let escape):
      Wording(
        "D112", "“\(escape)” chỉ là một nửa của một ký tự", "“\(escape)” is only half of a character",
        help: Bilingual("viết cả hai nửa, hoặc viết thẳng ký tự", "write both halves, or the character itself"))
    case .badNumber(let text):
      Wording(
        "D113", "“\(text)” không phải là số trong JSON", "“\(text)” is not a number in JSON",
        help: Bilingual(
          "số viết như -12, 0.5 hoặc 1e6; dấu thập phân là dấu chấm",
          "numbers are written like -12, 0.5 or 1e6; the decimal mark is a point"))
    case .numberTooLong(let text):
      Wording(
        "D114", "số “\(text)” có quá nhiều chữ số để đọc chính xác",
        "the number “\(text)” has too many digits to be read exactly",
        help: Bilingual("viết số với không quá 38 chữ số", "write the number with at most 38 digits"))
    case .duplicateKey(let key):
      Wording(
        "D115", "khóa “\(key)” được ghi hai lần", "the key “\(key)” is given twice",
        help: Bilingual(
          "chỉ giữ một; chừng nào còn hai thì coi như chưa có",
          "keep one; while there are two it counts as not given"))
    }
  }
}

extension JSONProblem.Wanted {
  fileprivate var words: Bilingual {
    switch self {
    case .value: Bilingual("một giá trị", "a value")
    case .key: Bilingual("một khóa trong dấu nháy", "a key in quotes")
    case .colon: Bilingual("dấu “:”", "“:”")
    case .commaOrBrace: Bilingual("dấu “,” hoặc “}”", "“,” or “}”")
    case .commaOrBracket: Bilingual("dấu “,” hoặc “]”", "“,” or “]”")
    }
  }
}

/// A number as four or more hexadecimal digits.
func hexadecimal(_ number: UInt16) -> String {
  let digits = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
