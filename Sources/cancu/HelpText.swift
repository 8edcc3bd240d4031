import Reporting

/// What `--help` says; `cancu help` itself lists the commands and the exit codes.
enum HelpText: FixedPhrase {
  case on(Command)

  var texts: (vietnamese: String, english: String) {
    switch self {
    case .on(.check): HelpText.check
    case .on(.classify): HelpText.classify
    case .on(.register): HelpText.register
    case .on(.screen): HelpText.screen
    case .on(.allocate): HelpText.allocate
    case .on(.test): HelpText.test
    case .on(.lint): HelpText.lint
    case .on(.fmt): HelpText.format
    case .on(.sources): HelpText.sources
    case .on(.law): HelpText.law
    case .on(.replay): HelpText.replay
    case .on(.version): HelpText.version
    case .on(.help): HelpText.overview
    }
  }

  private static let overview = (
    vietnamese: """
    cancu: xét hồ sơ hỗ trợ theo đúng văn bản

    Cách dùng: cancu LỆNH [THAM SỐ] [TÙY CHỌN]

      check HỒ_SƠ                xét một hồ sơ: được gì, bao nhiêu, theo điều nào, còn thiếu gì
      classify HỒ_SƠ             chấm điểm, xếp loại: quy mô, bậc, từng tiêu chí
      register check BẢNG        soát một bảng đăng ký (CSV, JSON Lines) trước khi dùng
      register sample            dựng một bảng để thử, từ số liệu của tỉnh
      screen BẢNG                sàng lọc cả bảng: ai được gì, bao nhiêu, còn thiếu gì
      allocate BẢNG              chia một ngân sách cho cả bảng: ai được bao nhiêu, ai bị cắt, vì sao
      test [ĐƯỜNG_DẪN…]          chạy các trường hợp, so với điều chờ đợi
      lint [ĐƯỜNG_DẪN…]          soát lỗi luật và trường hợp
      fmt [--check] [ĐƯỜNG_DẪN…] sắp lại tệp luật theo một kiểu trình bày
      sources [--holes]          nguồn của từng mệnh đề; chỗ nào chưa rõ
      law [VĂN_BẢN [ĐIỀU]]       đọc lại văn bản từ luật đã soát, vào một ngày, giữa hai ngày
      replay BIÊN_NHẬN           tính lại một kết quả đã lưu; khác thì nói khác ở đâu
      help [LỆNH]                hướng dẫn; version: phiên bản

    Mọi lệnh nhận --lang vi|en và --help. Thư mục luật: --rules, hoặc “Rules” ở thư mục hiện tại,
    hoặc “Rules” của bộ mã nguồn chứa chương trình. Kết quả ra stdout, lỗi và cảnh báo ra stderr.

    Mã thoát:
      0   xong; với --item: được
      1   câu trả lời là không: trường hợp ra khác, tệp chưa sắp, luật có lỗi, với --item: không được, ngoài phạm vi;
          bảng đăng ký có dòng lỗi; register check: bảng không có tổ chức nào;
          allocate: còn nhóm ngang nhau chưa chia
      2   hồ sơ, luật hoặc tham số sai
      3   với --item: chưa đủ căn cứ
      70  lỗi của chính chương trình

    """,
    english: """
    cancu: decides support dossiers by the text of the law

    Usage: cancu COMMAND [ARGUMENTS] [OPTIONS]

      check DOSSIER             decide a dossier: what, how much, on what ground, what is missing
      classify DOSSIER          score and grade: size, grade, every criterion
      register check REGISTER   look at a register (CSV, JSON Lines) before it is used
      register sample           make a register to try things on, by what is known of a province
      screen REGISTER           decide a whole register: who, what, how much, what is missing
      allocate REGISTER         share a budget out over a register: who gets how much, who is cut, why
      test [PATH…]              run the cases and compare with what is expected
      lint [PATH…]              look for errors in rules and cases
      fmt [--check] [PATH…]     lay out rule files in the one canonical layout
      sources [--holes]         where every clause was read; what nobody knows
      law [INSTRUMENT [PLACE]]  read an instrument back from the checked rules, on a day, between two days
      replay RECEIPT            make a saved decision again; say what differs
      help [COMMAND]            this help; version: the version

    Every command takes --lang vi|en and --help. The rules: --rules, or “Rules” in the current folder,
    or “Rules” of the package that holds the tool. Results go to stdout, errors and warnings to stderr.

    Exit codes:
      0   done; with --item: eligible
      1   the answer is no: cases differ, a file is not laid out, rules hold errors, with --item: not eligible,
          out of scope; a register has faulty rows; register check: it has none;
          allocate: a tied class is not shared
      2   the dossier, the rules or the arguments are wrong
      3   with --item: undetermined
      70  a defect of the tool itself

    """
  )

  private static let check = (
    vietnamese: """
    cancu check HỒ_SƠ: xét một hồ sơ

    HỒ_SƠ là tệp .cancu (trường hợp) hoặc .json; “-” đọc từ stdin.

      --date NGÀY          ngày xét (31/12/2022 hoặc 2022-12-31), thay ngày ghi trong hồ sơ;
                           hồ sơ không ghi ngày thì phải nêu, máy không tự lấy ngày hôm nay
      --item TÊN           chỉ xét một khoản: TÊN hoặc VĂN_BẢN:TÊN; mã thoát 0: được,
                           1: không được hoặc ngoài phạm vi, 3: chưa đủ căn cứ
      --set TÊN=GIÁ_TRỊ    đặt lại một thông tin (dùng được nhiều lần):
                             --set "chi_phí_quảng_bá=80 triệu đồng"
                             --set "doanh_thu.2021=1,2 tỷ đồng"
                             --set "dự_án_liên_kết[Nấm ăn].thời_hạn_liên_kết=3 năm"
                             --set "đã_nhận=không có"
      --case TÊN           chọn trường hợp trong tệp có nhiều trường hợp: tên, hoặc phần tên chỉ nó mới có
      --draft TỆP          đặt dự thảo lên trên luật hiện hành, cho biết khoản nào ra khác, vì điều nào
      --receipt TỆP        lưu biên nhận: hồ sơ, câu hỏi, kết quả; “cancu replay” tính lại được
      --rules THƯ_MỤC      thư mục luật
      --full               cả cây điều kiện của mọi khoản, kể cả khoản ngoài phạm vi
      --json               JSON cho chương trình khác
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu check DOSSIER: decide one dossier

    DOSSIER is a .cancu file (a case) or a .json file; “-” reads stdin.

      --date DAY           the date of the decision (31/12/2022 or 2022-12-31) instead of the dossier's own;
                           needed where the dossier has none: today is never taken silently
      --item NAME          one item only: NAME or INSTRUMENT:NAME; exit code 0: eligible,
                           1: not eligible or out of scope, 3: undetermined
      --set NAME=VALUE     give one fact anew (may be repeated):
                             --set "chi_phí_quảng_bá=80 triệu đồng"
                             --set "doanh_thu.2021=1,2 tỷ đồng"
                             --set "dự_án_liên_kết[Nấm ăn].thời_hạn_liên_kết=3 năm"
                             --set "đã_nhận=không có"
      --case NAME          the case of a file that holds several: its name, or a part no other name has
      --draft FILE         lay a draft over the law in force; says which items come out otherwise, and why
      --receipt FILE       save a receipt: dossier, question, answer; “cancu replay” makes it again
      --rules FOLDER       the folder of the rules
      --full               the whole tree of conditions of every item, those out of scope too
      --json               JSON for other programs
      --no-assumptions     do not fill holes with assumptions
      --lang vi|en         the language

    """
  )

  private static let classify = (
    vietnamese: """
    cancu classify HỒ_SƠ: chấm điểm, xếp loại theo các văn bản có hiệu lực

    Chỗ chưa biết thì điểm, bậc là một khoảng, kèm thông tin cần biết. HỒ_SƠ như của lệnh check.

      --date NGÀY          ngày xét, thay ngày ghi trong hồ sơ
      --set TÊN=GIÁ_TRỊ    đặt lại một thông tin (dùng được nhiều lần)
      --case TÊN           chọn trường hợp trong tệp có nhiều trường hợp
      --draft TỆP          tính cả dự thảo
      --rules THƯ_MỤC      thư mục luật
      --full               cả cây điều kiện
      --json               JSON cho chương trình khác
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu classify DOSSIER: score and grade by the instruments in force

    Where something is not known, points and grades are a range, with what has to be known. DOSSIER as for check.

      --date DAY           the day, instead of the dossier's own
      --set NAME=VALUE     give one fact anew (may be repeated)
      --case NAME          the case of a file that holds several
      --draft FILE         count a draft in
      --rules FOLDER       the folder of the rules
      --full               the whole tree of conditions
      --json               JSON for other programs
      --no-assumptions     do not fill holes with assumptions
      --lang vi|en         the language

    """
  )

  private static let register = (
    vietnamese: """
    cancu register check BẢNG: soát một bảng đăng ký trước khi dùng
    cancu register sample: dựng một bảng để thử, cùng hạt giống thì cùng bảng

    BẢNG là tệp CSV (UTF-8, phân cách bằng dấu phẩy, chấm phẩy hoặc tab), một dòng một tổ chức: cột “mã”, “tên”, và các
    thông tin theo tên hoặc nhãn trong từ vựng; thông tin theo năm ghi “tổng_doanh_thu.2022”. Danh sách để ở tệp bên cạnh,
    như bang.sản_phẩm_OCOP.csv, nối bằng “mã”. Ô trống là chưa khai, “?” là không biết, “không áp dụng”; cột tên danh
    sách ghi “không có” khi danh sách rỗng. Tệp .jsonl là JSON Lines: mỗi dòng một hồ sơ như hồ sơ JSON, thêm khóa “mã”,
    danh sách ghi ngay trong hồ sơ. Một thư mục thì mọi tệp .csv, .jsonl trong đó là một bảng; “-” đọc từ stdin.

      --numbers vi|plain   cách viết số: 1.500.000 và 12,5, hoặc 1500000 và 12.5; không nêu thì theo tệp
      --ignore CỘT         không dùng cột này (dùng được nhiều lần)
      --times              với “check”: ghi thời gian đọc ra stderr

    Với “sample”:
      --province TỈNH      Bắc Kạn hoặc Bắc Giang, phải nêu
      --date NGÀY          bảng tính đến cuối năm của ngày này, phải nêu
      --out TỆP.csv        tệp để ghi, phải nêu; danh sách ghi ra tệp bên cạnh
      --rows SỐ            số dòng; không nêu thì bằng số tổ chức của tỉnh
      --seed SỐ            hạt giống; không nêu thì 1

      --rules THƯ_MỤC      thư mục luật
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu register check REGISTER: look at a register before it is used
    cancu register sample: a register to try things on, the same for a seed

    REGISTER is a CSV file (UTF-8, separated by commas, semicolons or tabs), a row an applicant: the columns “mã” and
    “tên”, and facts by their names or labels in the vocabulary; a yearly fact is “tổng_doanh_thu.2022”. Lists stand in
    files beside it, such as register.sản_phẩm_OCOP.csv, joined by “mã”. An empty cell is not given, “?” not known,
    “không áp dụng” not applicable; a column named as a list says “không có” where the list is empty. A .jsonl file is
    JSON Lines: each line a dossier in JSON with a key “mã”, its lists inside it. Of a folder all .csv and .jsonl files
    are one register; “-” reads stdin.

      --numbers vi|plain   how numbers are written: 1.500.000 and 12,5, or 1500000 and 12.5; else as the file shows
      --ignore COLUMN      leave a column out (may be repeated)
      --times              with “check”: how long reading took, on stderr

    With “sample”:
      --province PROVINCE  Bắc Kạn or Bắc Giang, always needed
      --date DAY           the register is as at the end of that year, always needed
      --out FILE.csv       where to write, always needed; lists go to files beside it
      --rows NUMBER        how many rows; else as many applicants as the province has
      --seed NUMBER        the seed; else 1

      --rules FOLDER       the folder of the rules
      --lang vi|en         the language

    """
  )

  private static let screen = (
    vietnamese: """
    cancu screen BẢNG: sàng lọc cả bảng đăng ký

    BẢNG như của “cancu register check”. In số tổ chức được, không, chưa đủ căn cứ của từng khoản, số tiền theo căn cứ,
    theo tỉnh, loại hình và cột huyện, xã. Từng dòng được xét đúng như “cancu check” xét hồ sơ của dòng ấy.

      --date NGÀY          ngày xét, phải nêu
      --item TÊN           chỉ xét khoản này: TÊN hoặc VĂN_BẢN:TÊN (dùng được nhiều lần)
      --items TÊN,TÊN      chỉ xét các khoản này
      --out TỆP            ghi kết quả từng dòng ra CSV, hoặc JSON Lines nếu tên là .jsonl; khoản ngoài phạm vi
                           không ghi; không ghi đè tệp đã có
      --leave-out CỘT,…    với --out: không ghi các cột này, trong tên, được_chọn, căn_cứ, không_đạt_ở, cần_biết; tệp
                           nhỏ hơn, nhanh hơn
      --brief              với --out: không ghi tên và lý do (tên, không_đạt_ở, cần_biết)
      --json               tổng hợp bằng JSON cho chương trình khác
      --ask                nên hỏi thêm gì trước: thông tin nào quyết định được nhiều kết quả, nhiều tiền nhất
      --explain MÃ         giải thích đầy đủ một dòng, như “cancu check”; thêm --full: cả cây điều kiện
      --draft TỆP          tính cả dự thảo
      --numbers vi|plain   cách viết số của bảng
      --ignore CỘT         không dùng cột này (dùng được nhiều lần)
      --keep-going         bỏ dòng có lỗi và xét tiếp; không có thì dừng ở lỗi đầu tiên
      --engine columns|evaluator  tính theo cột (mặc định), hoặc từng dòng một; kết quả như nhau
      --without TÊN,TÊN    tính theo cột mà bỏ cách làm nhanh: amounts, numbers, pairs, columns; kết quả như nhau
      --threads SỐ         số luồng; không nêu thì 2
      --times              ghi thời gian đọc, xét, ghi ra stderr
      --rules THƯ_MỤC      thư mục luật
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu screen REGISTER: decide a whole register

    REGISTER as for “cancu register check”. Prints how many applicants are granted each item, not granted, open; the
    money by basis; the same by province, kind and the columns huyện, xã. A row is decided as “cancu check” decides its
    dossier.

      --date DAY           the date of the decision, always needed
      --item NAME          this item only: NAME or INSTRUMENT:NAME (may be repeated)
      --items NAME,NAME    these items only
      --out FILE           write what came of every row as CSV, or as JSON Lines where it is named .jsonl; items out
                           of scope are left out; never over a file
      --leave-out COL,…    with --out: without these, of tên, được_chọn, căn_cứ, không_đạt_ở (where it fails), cần_biết
                           (what is missing); smaller and faster
      --brief              with --out: without names and reasons (tên, không_đạt_ở, cần_biết)
      --json               the summary as JSON for other programs
      --ask                what to ask first: the facts that settle most answers and most money
      --explain ID         the full explanation of one row, as “cancu check”; with --full the whole tree
      --draft FILE         count a draft in
      --numbers vi|plain   how numbers are written
      --ignore COLUMN      leave a column out (may be repeated)
      --keep-going         leave out rows with faults and go on; else the first fault ends it
      --engine columns|evaluator  decide by the column (the default) or row by row; both say the same
      --without NAME,NAME  by the column without a shortcut: amounts, numbers, pairs, columns; the same comes out
      --threads NUMBER     on how many threads; else 2
      --times              how long reading, deciding and writing took, on stderr
      --rules FOLDER       the folder of the rules
      --no-assumptions     do not fill holes with assumptions
      --lang vi|en         the language

    """
  )

  private static let allocate = (
    vietnamese: """
    cancu allocate BẢNG --budget SỐ_TIỀN: chia một ngân sách cho cả bảng đăng ký

    Mỗi đề nghị là một tổ chức với một khoản được hưởng và được chọn; số tiền đề nghị là mức cao nhất luật cho phép, luật
    chỉ ấn định mức thấp nhất thì là mức ấy, còn thiếu thông tin thì là phần đã chắc chắn. Chưa đủ căn cứ thì chưa được
    cấp gì, chỉ đếm riêng.

    Luật xếp ưu tiên giữa các đề nghị của một khoản, không xếp giữa các khoản. Cách “thứ-tự” cấp nhóm ưu tiên 1 của mọi
    khoản trước, rồi nhóm 2, và cứ thế: thứ tự giữa các khoản là của lệnh này. Một nhóm gồm những đề nghị luật không phân
    hơn kém, hoặc chưa biết hơn kém vì thiếu thông tin. Tiền không đủ cho cả nhóm thì chưa chia cho ai trong nhóm, trừ khi
    có --ties; khi ấy trong nhóm ai luật chắc chắn xếp trước vẫn trước, ai chưa rõ hơn kém thì ở bậc muộn nhất có thể.

      --budget SỐ_TIỀN     ngân sách, phải nêu: "12 tỷ đồng", "1,5 tỷ đồng", "12.000.000.000 đồng"
      --date NGÀY          ngày xét, phải nêu
      --item TÊN           chỉ chia cho khoản này: TÊN hoặc VĂN_BẢN:TÊN (dùng được nhiều lần)
      --items TÊN,TÊN      chỉ chia cho các khoản này
      --per-item SỐ_TIỀN   mọi đề nghị của một khoản cộng lại không quá số này
      --per-instrument SỐ_TIỀN
                           mọi đề nghị của một văn bản cộng lại không quá số này
      --rule CÁCH          thứ-tự (không nêu thì theo cách này); tỷ-lệ: mọi đề nghị theo cùng một tỷ lệ; chia-đều: phần
                           bằng nhau, không quá mức đề nghị
      --ties CÁCH          nhóm ngang nhau mà không đủ: tỷ-lệ, chia-đều, hoặc mã (theo thứ tự trong bảng)
      --out TỆP            ghi mọi đề nghị ra CSV; không ghi đè
      --explain MÃ         giải thích cho một tổ chức
      --draft TỆP          tính cả dự thảo
      --numbers vi|plain   cách viết số của bảng
      --ignore CỘT         không dùng cột này (dùng được nhiều lần)
      --keep-going         bỏ dòng có lỗi và chia tiếp; không có thì dừng ở lỗi đầu tiên
      --json               JSON cho chương trình khác
      --rules THƯ_MỤC      thư mục luật
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu allocate REGISTER --budget AMOUNT: share a budget out over a register

    A demand is an applicant with an item that is granted and chosen; what is asked for is the most the law allows, or
    the least where the law sets only a floor, what is sure where something is not known. What is undetermined is
    granted nothing, and counted apart.

    The law ranks the demands of one item, and nothing between items. The rule “thứ-tự” serves class 1 of every item
    first, then class 2, and so on: the order between items is this command's. A class holds the demands the law does
    not tell apart, or does not yet since something is not known. Where money does not reach for a whole class nothing
    of it is given to anyone in it, unless --ties says how; inside the class whom the law surely puts first then still
    goes first, and whom it does not tell apart from others has the latest step there can be.

      --budget AMOUNT      the budget, always needed: "12 tỷ đồng", "1,5 tỷ đồng", "12.000.000.000 đồng"
      --date DAY           the date of the decision, always needed
      --item NAME          this item only: NAME or INSTRUMENT:NAME (may be repeated)
      --items NAME,NAME    these items only
      --per-item AMOUNT    what all demands of one item may take together
      --per-instrument AMOUNT
                           what all demands of one instrument may take together
      --rule RULE          thứ-tự: by the law's priority (without --rule); tỷ-lệ: all pro rata; chia-đều: equal shares,
                           nobody above what is asked for
      --ties RULE          a tied class that is short: tỷ-lệ, chia-đều, or mã (in the order of the register)
      --out FILE           write every demand as CSV; overwrites nothing
      --explain ID         explain what came out for one applicant
      --draft FILE         count a draft in
      --numbers vi|plain   how numbers are written
      --ignore COLUMN      leave a column out (may be repeated)
      --keep-going         leave out rows with faults and go on; else the first fault ends it
      --json               JSON for other programs
      --rules FOLDER       the folder of the rules
      --no-assumptions     do not fill holes with assumptions
      --lang vi|en         the language

    """
  )

  private static let test = (
    vietnamese: """
    cancu test [ĐƯỜNG_DẪN…]: chạy các trường hợp, so với điều chờ đợi

    Không nêu đường dẫn thì chạy thư mục “Cases”. In trường hợp ra khác, rồi các điểm của luật
    chưa trường hợp nào chạm. Mã thoát 1 khi có điều ra khác.

      --draft TỆP          chạy với dự thảo: trường hợp nào ra khác là do dự thảo
      --rules THƯ_MỤC      thư mục luật
      --full               từng điểm của luật: mấy trường hợp đạt, không đạt, chưa rõ
      --json               JSON cho chương trình khác
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu test [PATH…]: run the cases and compare with what is expected

    Without a path the folder “Cases” is run. Shown are the cases that differ, then the points of the law
    no case meets. Exit code 1 where something differs.

      --draft FILE         run with a draft: the cases that differ are what it does
      --rules FOLDER       the folder of the rules
      --full               every point of the law: how many cases met it, failed it, could not tell
      --json               JSON for other programs
      --lang vi|en         the language

    """
  )

  private static let lint = (
    vietnamese: """
    cancu lint [ĐƯỜNG_DẪN…]: soát lỗi luật và trường hợp

    Không nêu đường dẫn thì soát “Rules” và “Cases”. Bao giờ cũng đọc cả bộ luật; đường dẫn chỉ chọn
    tệp nào được báo. Mã thoát 1 khi có lỗi; cảnh báo không đổi mã thoát.

      --rules THƯ_MỤC      thư mục luật
      --json               JSON cho chương trình khác
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu lint [PATH…]: look for errors in rules and cases

    Without a path “Rules” and “Cases” are looked at. The rules are always read whole; a path only chooses
    which files are reported on. Exit code 1 where there are errors; warnings do not count.

      --rules FOLDER       the folder of the rules
      --json               JSON for other programs
      --lang vi|en         the language

    """
  )

  private static let format = (
    vietnamese: """
    cancu fmt [--check] [ĐƯỜNG_DẪN…]: sắp lại tệp luật theo một kiểu trình bày

    Không nêu đường dẫn thì sắp “Rules” và “Cases”. Tệp sắp xong được đọc lại: nếu nghĩa khác đi
    hoặc mất lời bình thì giữ tệp cũ (mã thoát 70).

      --check              không ghi, chỉ liệt kê tệp chưa sắp; mã thoát 1 khi có
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu fmt [--check] [PATH…]: lay out rule files in the one canonical layout

    Without a path “Rules” and “Cases” are laid out. The result is read again: where it would mean something
    else or lack a comment, the old file stays (exit code 70).

      --check              write nothing, list the files that differ; exit code 1 where there are any
      --lang vi|en         the language

    """
  )

  private static let sources = (
    vietnamese: """
    cancu sources [--holes]: nguồn của từng mệnh đề

    Văn bản gốc, nguồn thứ cấp (ai dẫn), giả định (vì sao), chưa rõ; số lượng theo văn bản.

      --holes              chỉ chỗ chưa rõ: biết được đến đâu, ảnh hưởng mấy khoản, lấp bằng cách nào
      --json               JSON cho chương trình khác
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --rules THƯ_MỤC      thư mục luật
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu sources [--holes]: where every clause was read

    Gazette text, secondary source (who quotes it), assumption (why), not known; counts by instrument.

      --holes              only the holes: what is certain, how many items they bear on, what would close them
      --json               JSON for other programs
      --no-assumptions     do not fill holes with assumptions
      --rules FOLDER       the folder of the rules
      --lang vi|en         the language

    """
  )

  private static let law = (
    vietnamese: """
    cancu law [VĂN_BẢN [ĐIỀU]]: đọc lại văn bản từ luật đã soát

    Không nêu gì thì liệt kê văn bản. VĂN_BẢN là số hiệu, viết tắt phần đầu cũng được (52/2018).
    ĐIỀU viết như “điều 9 khoản 3 điểm a” hoặc 9.3.a; “điều ?” là các điều chưa biết số.

      --date NGÀY          bản có hiệu lực ngày ấy, mỗi chỗ đổi ghi văn bản đã đổi; không nêu: bản mới nhất
      --diff NGÀY NGÀY     khác nhau giữa hai ngày, từng điều: “-” là bỏ, “+” là mới
      --timeline           mọi văn bản theo thời gian: sửa, thay thế, chuyển tiếp, khoảng trống
      --province TỈNH      với --timeline: văn bản của tỉnh ấy và của cả nước
      --draft TỆP          tính cả dự thảo
      --no-assumptions     không lấp chỗ chưa rõ bằng giả định
      --rules THƯ_MỤC      thư mục luật
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu law [INSTRUMENT [PLACE]]: read an instrument back from the checked rules

    Without arguments the instruments are listed. INSTRUMENT is a number, or the beginning of one (52/2018).
    PLACE is written “điều 9 khoản 3 điểm a” or 9.3.a; “điều ?” are the articles without a known number.

      --date DAY           the text in force on that day, with the act behind every change; without: the latest
      --diff DAY DAY       what differs between two days, article by article: “-” is gone, “+” is new
      --timeline           all instruments in time: changes, replacements, transition, gaps
      --province NAME      with --timeline: those of a province and of the whole country
      --draft FILE         count a draft in
      --no-assumptions     do not fill holes with assumptions
      --rules FOLDER       the folder of the rules
      --lang vi|en         the language

    """
  )

  private static let replay = (
    vietnamese: """
    cancu replay BIÊN_NHẬN: tính lại một kết quả mà lệnh check đã lưu thành biên nhận

    Biên nhận giữ hồ sơ, dự thảo, câu hỏi và kết quả; luật thì lấy luật bây giờ. Ra giống từng byte thì
    mã thoát 0; khác thì mã thoát 1 và cho biết luật hay chương trình đã đổi, khoản nào ra khác.

      --rules THƯ_MỤC      thư mục luật
      --lang vi|en         ngôn ngữ

    """,
    english: """
    cancu replay RECEIPT: make a decision again that check saved as a receipt

    A receipt keeps the dossier, the drafts, what was asked and what came out; the rules are those of today.
    The same bytes: exit code 0; else 1, with what has changed (rules, engine) and which items differ.

      --rules FOLDER       the folder of the rules
      --lang vi|en         the language

    """
  )

  private static let version = (
    vietnamese: "cancu version: phiên bản của chương trình\n",
    english: "cancu version: the version of the tool\n"
  )
}
