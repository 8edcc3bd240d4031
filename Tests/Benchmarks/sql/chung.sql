-- What the items share: the five verdicts, and the parts of the law that several items refer to.
-- Facts are columns of `so`, one row an applicant; lists are tables of their own, joined by `mã`. An empty cell is NULL:
-- not known. SQL's AND, OR and NOT are the three-valued logic of the rules, so a condition is written as the act reads.
-- `A nếu B` (A is needed only if B) is `(NOT B) OR A`.

CREATE TYPE kết_quả AS ENUM ('eligible', 'ineligible', 'undetermined', 'out_of_scope');

-- The verdict of an item decided for the applicant as a whole: s is its scope, c its conditions.
CREATE MACRO phán(s, c) AS CASE
  WHEN NOT s THEN 'out_of_scope'::kết_quả WHEN NOT c THEN 'ineligible'::kết_quả
  WHEN s AND c THEN 'eligible'::kết_quả ELSE 'undetermined'::kết_quả END;

-- The verdict of an item decided by record. `rỗng`: the register says the list is empty; n, e, u: how many records the
-- item is about, how many of them pass, how many may (all NULL: no records are given).
CREATE MACRO phán_dòng(s, c, rỗng, n, e, u) AS CASE
  WHEN NOT s THEN 'out_of_scope'::kết_quả WHEN NOT c THEN 'ineligible'::kết_quả
  WHEN n IS NULL AND NOT rỗng THEN 'undetermined'::kết_quả
  WHEN n IS NULL OR e + u = 0 THEN 'ineligible'::kết_quả
  WHEN s AND c AND e > 0 THEN 'eligible'::kết_quả ELSE 'undetermined'::kết_quả END;

-- The least and the most of an amount by verdict: an item that is not sure to be granted may come to nothing.
CREATE MACRO thấp_của(k, v) AS CASE k WHEN 'eligible'::kết_quả THEN v WHEN 'undetermined'::kết_quả THEN 0 END;
CREATE MACRO cao_của(k, v) AS
  CASE WHEN k = 'eligible'::kết_quả OR k = 'undetermined'::kết_quả THEN v END;

-- Why an item is refused: the provisions that surely fail, each once; what is not known is not among them. Of an item
-- decided by record all records count that it is about. Deciding does not ask for it.
CREATE MACRO hỏng_của(k, v) AS CASE k WHEN 'ineligible'::kết_quả THEN v END;
-- A provision, where it is sure that it fails.
CREATE MACRO khi(c, v) AS CASE WHEN c THEN v END;
-- The register says that there is no record: then the provision of the item itself has nothing to support.
CREATE MACRO không_dòng(rỗng, n) AS n IS NULL AND coalesce(rỗng, false);
-- That, or a record that surely fails: for items whose records fail by one provision, that of the item.
CREATE MACRO dòng_hỏng(rỗng, n, e, u) AS n > e + u OR không_dòng(rỗng, n);

-- A sum that is without limit (NULL) where one of its parts is. `đếm` says which rows count.
CREATE MACRO tổng_nếu_đủ(v, đếm) AS
  CASE WHEN count(v) FILTER (đếm) = count(*) FILTER (đếm) THEN coalesce(sum(v) FILTER (đếm), 0)::BIGINT END;

-- a > b of facts that are never below 0: what is 0 is not more, whatever the other is.
CREATE MACRO hơn(a, b) AS a > b AND a > 0;
-- The same of ratios, which are never above 100% either.
CREATE MACRO tỷ_lệ_hơn(a, b) AS a > b AND a > 0 AND b < 1;

-- 113/2024/NĐ-CP Điều 6: who may have the support of this decree.
CREATE VIEW tiêu_chí_113 AS
SELECT so.*,
  -- Ý thứ năm của khoản 1, ý thứ hai của khoản 2.
  "tỷ_lệ_đã_được_đào_tạo.2024" >= 0.05 AND có_xác_nhận_người_học
    AND (NOT khóa_học_tự_tổ_chức OR có_kế_hoạch_nội_dung_khóa_học) AS đã_đào_tạo_đủ,
  hơn("số_thành_viên_hằng_năm.2024", "số_thành_viên_hằng_năm.2023")
    AND hơn("số_thành_viên_hằng_năm.2023", "số_thành_viên_hằng_năm.2022") AS thành_viên_tăng,
  -- khoản 1
  thành_viên_tăng
    OR tỷ_lệ_hơn("tỷ_lệ_giao_dịch_nội_bộ.2024", "tỷ_lệ_giao_dịch_nội_bộ.2023")
    -- 17/2023/QH15 Điều 84 khoản 2
    OR "tỷ_lệ_trích_quỹ_chung_không_chia.2024" > CASE loại_hình WHEN 'hợp_tác_xã' THEN 0.05 ELSE 0.1 END
    OR hơn("giá_trị_tài_sản_chung_không_chia.2024", "giá_trị_tài_sản_chung_không_chia.2023")
    OR đã_đào_tạo_đủ
    OR (ngày_đăng_ký + INTERVAL 36 MONTH >= ngày_nộp_hồ_sơ AND địa_bàn >= 'khó_khăn') AS hợp_tác_xã_phát_triển,
  -- khoản 2; how new a group must be nobody has read
  thành_viên_tăng OR đã_đào_tạo_đủ OR (địa_bàn >= 'khó_khăn' AND NULL) AS tổ_hợp_tác_phát_triển,
  CASE
    WHEN loại_hình IN ('hợp_tác_xã', 'liên_hiệp_hợp_tác_xã') THEN
      NOT đang_thi_hành_quyết_định_xử_phạt AND NOT đang_chấp_hành_bản_án_hình_sự
      AND hợp_tác_xã_phát_triển
      -- 17/2023/QH15 Điều 18 khoản 1 điểm c
      AND (NOT chính_sách_yêu_cầu_kiểm_toán OR có_báo_cáo_kiểm_toán)
    WHEN loại_hình = 'tổ_hợp_tác' THEN
      có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác AND NOT đang_thi_hành_quyết_định_xử_phạt
      AND tổ_hợp_tác_phát_triển
    WHEN loại_hình IS NOT NULL THEN true
  END AS đạt_113
FROM so;

-- Why they fail. Điều 6 takes what it says of penalties, audit and registration from the Law.
CREATE MACRO hỏng_113(đạt, loại_hình, đã_đăng_ký, bị_phạt, có_án, hợp_tác_xã_phát_triển, tổ_hợp_tác_phát_triển,
    phải_kiểm_toán, có_báo_cáo) AS
  CASE WHEN NOT đạt THEN
    CASE WHEN loại_hình = 'tổ_hợp_tác' THEN concat_ws('; ', '113/2024/NĐ-CP Điều 6',
      khi(NOT đã_đăng_ký, '17/2023/QH15 Điều 18 khoản 2 điểm a'),
      khi(bị_phạt, '17/2023/QH15 Điều 18 khoản 2 điểm b'),
      khi(NOT tổ_hợp_tác_phát_triển, '113/2024/NĐ-CP Điều 6 khoản 2'))
    ELSE concat_ws('; ', '113/2024/NĐ-CP Điều 6',
      khi(bị_phạt OR có_án, '17/2023/QH15 Điều 18 khoản 1 điểm a'),
      khi(NOT hợp_tác_xã_phát_triển, '113/2024/NĐ-CP Điều 6 khoản 1'),
      khi(phải_kiểm_toán AND NOT có_báo_cáo, '17/2023/QH15 Điều 18 khoản 1 điểm c'))
    END
  END;

-- 124/2021/TT-BTC Điều 2 khoản 1; 17/2023/QH15 Điều 107 khoản 2 and Điều 18 khoản 2 for groups, from 01/07/2024.
CREATE VIEW tiêu_chí_124 AS
SELECT so.*,
  đã_phát_triển_thành_viên OR đã_đào_tạo_thành_viên_người_lao_động
    OR (mới_thành_lập AND địa_bàn >= 'khó_khăn') AS đã_phát_triển,
  hợp_tiêu_chí_chương_trình_kinh_tế_tập_thể
    AND (loại_hình <> 'tổ_hợp_tác'
      OR (có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác AND NOT đang_thi_hành_quyết_định_xử_phạt
        AND đã_phát_triển)) AS đạt_124
FROM so;

-- Why they fail. Both articles of the Law are called by Điều 2 khoản 1: where they fail, so does it.
CREATE MACRO hỏng_124(đạt, loại_hình, đã_đăng_ký, bị_phạt, đã_phát_triển) AS
  CASE WHEN NOT đạt THEN
    CASE WHEN loại_hình = 'tổ_hợp_tác' THEN concat_ws('; ', '124/2021/TT-BTC Điều 2 khoản 1',
      khi(NOT đã_đăng_ký, '17/2023/QH15 Điều 107 khoản 2'),
      khi(NOT đã_đăng_ký OR bị_phạt OR NOT đã_phát_triển, '17/2023/QH15 Điều 18 khoản 2'),
      khi(NOT đã_đăng_ký, '17/2023/QH15 Điều 18 khoản 2 điểm a'),
      khi(bị_phạt, '17/2023/QH15 Điều 18 khoản 2 điểm b'),
      khi(NOT đã_phát_triển, '17/2023/QH15 Điều 18 khoản 2 điểm c'))
    ELSE '124/2021/TT-BTC Điều 2 khoản 1' END
  END;

-- 52/2018/NĐ-CP Điều 2 khoản 1, Điều 4, Điều 25 khoản 4. What the ledger does not say of an entry (its content, its
-- instrument) is taken from the item it names; of these contents, two matter here.
CREATE VIEW sổ_52 AS
WITH dòng AS (
  SELECT mã,
    coalesce(văn_bản, split_part(khoản_hỗ_trợ, ' của ', 2)) <> '52/2018/NĐ-CP' AS nơi_khác,
    coalesce(nội_dung, CASE
      WHEN khoản_hỗ_trợ IN ('hội_thi_thủ_công của 52/2018/NĐ-CP', 'quảng_bá_sản_phẩm của 52/2018/NĐ-CP',
        'quảng_bá_thương_hiệu của 01/2022/NQ-HĐND', 'xúc_tiến_quảng_bá_2017 của 08/2017/NQ-HĐND',
        'xúc_tiến_thương_mại_1804 của 1804/QĐ-TTg', 'xúc_tiến_thương_mại_2261 của 2261/QĐ-TTg',
        'xúc_tiến_mở_rộng_thị_trường của 193/2013/NĐ-CP', 'hội_chợ_triển_lãm của 24/2018/NQ-HĐND',
        'nhãn_hiệu_bao_bì_tem của 24/2018/NQ-HĐND') THEN 'xúc_tiến_thương_mại'
      WHEN khoản_hỗ_trợ = 'dự_án_ngành_nghề_nông_thôn của 52/2018/NĐ-CP' THEN 'phát_triển_ngành_nghề'
      -- Items whose content their instrument does not say.
      WHEN khoản_hỗ_trợ IN ('chè_shan_tuyết_cây_ăn_quả của 01/2022/NQ-HĐND',
        'lâm_nghiệp_đa_mục_đích của 01/2022/NQ-HĐND', 'nâng_cao_năng_lực của 01/2022/NQ-HĐND',
        'nông_nghiệp_công_nghệ_cao của 01/2022/NQ-HĐND', 'phát_triển_chăn_nuôi của 01/2022/NQ-HĐND',
        'phát_triển_dược_liệu của 01/2022/NQ-HĐND', 'phối_giống_nhân_tạo của 01/2022/NQ-HĐND',
        'sản_phẩm_chủ_lực của 01/2022/NQ-HĐND', 'chuyển_giao_kỹ_thuật_2017 của 08/2017/NQ-HĐND',
        'chính_sách_đất_đai_2017 của 08/2017/NQ-HĐND', 'phương_thức_sản_xuất_2017 của 08/2017/NQ-HĐND',
        'thông_tin_cổng_quốc_gia của 113/2024/NĐ-CP', 'chi_phí_kiểm_toán_hợp_tác_xã của 17/2023/QH15',
        'thông_tin_1804 của 1804/QĐ-TTg', 'miễn_giảm_tiền_thuê_đất của 193/2013/NĐ-CP',
        'nghiên_cứu_dự_án_chế_biến của 193/2013/NĐ-CP', 'nghiên_cứu_khoa_học_công_nghệ của 193/2013/NĐ-CP',
        'quỹ_khoa_học_đổi_mới_công_nghệ của 193/2013/NĐ-CP',
        'ưu_tiên_tham_gia_chương_trình_mục_tiêu của 193/2013/NĐ-CP', 'ưu_đãi_đầu_tư_dự_án của 193/2013/NĐ-CP',
        'chế_biến_sản_phẩm_2261 của 2261/QĐ-TTg', 'khoa_học_công_nghệ_2261 của 2261/QĐ-TTg',
        'ưu_đãi_lệ_phí_đăng_ký_luật_2012 của 23/2012/QH13', 'ưu_đãi_thuế_luật_2012 của 23/2012/QH13',
        'tập_trung_đất_đai của 24/2018/NQ-HĐND', 'ưu_đãi_thuế_thu_nhập của 24/2018/NQ-HĐND') THEN NULL
      WHEN khoản_hỗ_trợ IS NOT NULL THEN 'khác'
    END) AS về
  FROM đã_nhận)
SELECT mã,
  CASE WHEN bool_or(về = 'xúc_tiến_thương_mại' AND nơi_khác) THEN true
    WHEN count(*) = count(về = 'xúc_tiến_thương_mại' AND nơi_khác) THEN false END AS xúc_tiến,
  CASE WHEN bool_or(về = 'phát_triển_ngành_nghề' AND nơi_khác) THEN true
    WHEN count(*) = count(về = 'phát_triển_ngành_nghề' AND nơi_khác) THEN false END AS ngành_nghề
FROM dòng GROUP BY mã;

-- Whether the same content was received elsewhere: an applicant without entries has an empty ledger only if it says so.
CREATE VIEW chung_52 AS
SELECT so.*,
  loại_hình IN ('hợp_tác_xã', 'tổ_hợp_tác', 'hộ_gia_đình')
    OR (loại_hình = 'doanh_nghiệp' AND quy_mô_doanh_nghiệp <= 'doanh_nghiệp_vừa') AS đối_tượng,
  hoạt_động_ngành_nghề <> 'hoạt_động_khác' AS hoạt_động,
  CASE WHEN đã_nhận THEN false ELSE xúc_tiến END AS đã_nhận_xúc_tiến,
  CASE WHEN đã_nhận THEN false ELSE ngành_nghề END AS đã_nhận_ngành_nghề
FROM so LEFT JOIN sổ_52 USING (mã);

-- 109/2018/NĐ-CP Điều 16 khoản 2 điểm h: organic training and training by 83/2018/NĐ-CP Điều 27 khoản 1, at the same time
-- and for the same end, are not received together; the applicant takes the better. Both are ceilings, so the least of each
-- is nothing whatever is chosen; what is not received comes to nothing.
CREATE VIEW tập_huấn AS
WITH sổ AS (
  SELECT mã, true AS có_sổ,
    CASE WHEN bool_or(khoản_hỗ_trợ = 'tập_huấn_hữu_cơ của 109/2018/NĐ-CP') THEN true
      WHEN count(*) = count(khoản_hỗ_trợ) THEN false END AS hữu_cơ,
    CASE WHEN bool_or(khoản_hỗ_trợ = 'tập_huấn_khuyến_nông của 83/2018/NĐ-CP') THEN true
      WHEN count(*) = count(khoản_hỗ_trợ) THEN false END AS khuyến_nông
  FROM đã_nhận GROUP BY mã),
riêng AS (
  SELECT so.*,
    phán(loại_hình IN ('hợp_tác_xã', 'trang_trại', 'hộ_gia_đình')
        OR (loại_hình = 'doanh_nghiệp' AND quy_mô_doanh_nghiệp = 'doanh_nghiệp_nhỏ'),
      sản_xuất_hữu_cơ AND nội_dung_trong_dự_án_hữu_cơ AND cam_kết_vốn_đối_ứng_hữu_cơ AND đủ_điều_kiện_theo_tiến_độ) AS k_a,
    chi_phí_tập_huấn_hữu_cơ AS a,
    phán(loại_hình IN ('cá_nhân', 'hộ_gia_đình', 'trang_trại', 'hộ_kinh_doanh', 'tổ_hợp_tác', 'hợp_tác_xã',
        'liên_hiệp_hợp_tác_xã', 'doanh_nghiệp'),
      lĩnh_vực = 'nông_nghiệp' OR có_hoạt_động_nông_nghiệp) AS k_b,
    chi_phí_tập_huấn_khuyến_nông AS b,
    trùng_mục_tiêu_tập_huấn_hữu_cơ AS trùng,
    -- Whether the other one was received already.
    trùng AND CASE WHEN đã_nhận THEN false ELSE khuyến_nông END AS mất_a,
    trùng AND CASE WHEN đã_nhận THEN false ELSE hữu_cơ END AS mất_b,
    coalesce(trùng AND NOT coalesce(mất_a, false) AND NOT coalesce(mất_b, false)
      AND k_a IN ('eligible'::kết_quả, 'undetermined'::kết_quả)
      AND k_b IN ('eligible'::kết_quả, 'undetermined'::kết_quả), false) AS phải_chọn,
    -- What each is sure to come to if the authority grants all it may.
    CASE WHEN k_a = 'eligible'::kết_quả AND mất_a IS NOT NULL THEN coalesce(a, 0) ELSE 0 END AS chắc_a,
    CASE WHEN k_b = 'eligible'::kết_quả AND mất_b IS NOT NULL THEN coalesce(b, 0) ELSE 0 END AS chắc_b
  FROM so LEFT JOIN sổ USING (mã))
SELECT *,
  CASE WHEN mất_a OR (phải_chọn AND chắc_b > a) THEN 0 ELSE a END AS cao_a,
  -- Worth the same, that of the later decree is taken.
  CASE WHEN mất_b OR (phải_chọn AND chắc_a >= b) THEN 0 ELSE b END AS cao_b
FROM riêng;
