import Reporting
import RuleLanguage
import Testing

@Suite("Numbers in words")
struct VietnameseNumberTests {
  @Test(
    "Vietnamese",
    arguments: [
      (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
      (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"),
      (44, "bốn mươi tư"), (55, "năm mươi lăm"), (91, "chín mươi mốt"), (100, "một trăm"),
      (101, "một trăm linh một"), (104, "một trăm linh bốn"), (105, "một trăm linh năm"), (110, "một trăm mười"),
      (111, "một trăm mười một"), (115, "một trăm mười lăm"), (121, "một trăm hai mươi mốt"),
      (999, "chín trăm chín mươi chín"), (1000, "một nghìn"), (1001, "một nghìn không trăm linh một"),
      (1010, "một nghìn không trăm mười"), (1021, "một nghìn không trăm hai mươi mốt"),
      (2015, "hai nghìn không trăm mười lăm"), (10_000, "mười nghìn"), (21_000, "hai mươi mốt nghìn"),
      (100_005, "một trăm nghìn không trăm linh năm"), (1_000_000, "một triệu"),
      (1_000_005, "một triệu không trăm linh năm"), (1_005_000, "một triệu không trăm linh năm nghìn"),
      (40_000_000, "bốn mươi triệu"), (104_500_000, "một trăm linh bốn triệu năm trăm nghìn"),
      (338_646_000, "ba trăm ba mươi tám triệu sáu trăm bốn mươi sáu nghìn"), (500_000_000, "năm trăm triệu"),
      (1_000_000_000, "một tỷ"), (1_500_000_000, "một tỷ năm trăm triệu"),
      (1_000_040_000, "một tỷ không trăm bốn mươi nghìn"), (21_000_000_000, "hai mươi mốt tỷ"),
      (1_000_000_000_000, "một nghìn tỷ"), (1_000_000_000_005, "một nghìn tỷ không trăm linh năm"),
      (2_345_000_000_000, "hai nghìn ba trăm bốn mươi lăm tỷ"), (1_000_000_000_000_000_000, "một tỷ tỷ"),
      (-15, "âm mười lăm"),
      (
        .max,
        "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư "
          + "triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy"
      ),
      (
        .min,
        "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư "
          + "triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"
      ),
    ] as [(Int64, String)])
  func words(_ value: Int64, _ words: String) {
    #expect(VietnameseNumber.words(value) == words)
  }

  @Test(
    "English",
    arguments: [
      (0, "zero dong"), (13, "thirteen dong"), (20, "twenty dong"), (105, "one hundred five dong"),
      (40_000_000, "forty million dong"), (-21, "minus twenty-one dong"),
      (1_234_567_000, "one billion two hundred thirty-four million five hundred sixty-seven thousand dong"),
      (
        .max,
        "nine quintillion two hundred twenty-three quadrillion three hundred seventy-two trillion thirty-six billion "
          + "eight hundred fifty-four million seven hundred seventy-five thousand eight hundred seven dong"
      ),
    ] as [(Int64, String)])
  func english(_ value: Int64, _ words: String) {
    #expect(NumberText(.english).moneyInWords(value) == words)
  }
}
