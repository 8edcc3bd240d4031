-- 98/2018/NĐ-CP:chuyển_giao_liên_kết
-- Điều 2, Điều 4 at second hand, the conditions of Điều 11 assumed: of each linkage at most 40% of the cost of transfer; the
-- decided amount within that.
WITH dự_án AS (
  SELECT mã,
    hình_thức_liên_kết <> 'hình_thức_khác' AS đúng_hình_thức,
    phù_hợp_quy_hoạch AND bảo_đảm_chất_lượng_môi_trường
      AND (thời_hạn_liên_kết >= 60 OR NOT chu_kỳ_sản_xuất >= 12)
      AND (thời_hạn_liên_kết >= 36 OR NOT chu_kỳ_sản_xuất < 12)
      AND dự_án_được_phê_duyệt AS đủ_điều_kiện,
    đúng_hình_thức AND đủ_điều_kiện AS đạt,
    2 * chi_phí_chuyển_giao // 5 AS trần,
    CASE WHEN số_tiền_duyệt_chuyển_giao IS NULL THEN 0
      ELSE least(coalesce(trần, 0), số_tiền_duyệt_chuyển_giao) END AS ít,
    least(trần, số_tiền_duyệt_chuyển_giao) AS nhiều
  FROM dự_án_liên_kết),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều,
    bool_or(NOT đúng_hình_thức) AS hỏng_4, bool_or(NOT đủ_điều_kiện) AS hỏng_điều_kiện
  FROM dự_án GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('tổ_hợp_tác', 'trang_trại', 'hộ_gia_đình', 'cá_nhân', 'hộ_kinh_doanh', 'hợp_tác_xã',
      'liên_hiệp_hợp_tác_xã', 'doanh_nghiệp'), true, coalesce(dự_án_liên_kết, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(hỏng_4, '98/2018/NĐ-CP Điều 4'),
    khi(hỏng_điều_kiện OR không_dòng(dự_án_liên_kết, n), '98/2018/NĐ-CP Điều ? (Chuyển giao khoa học kỹ thuật)'),
    khi(hỏng_điều_kiện, '98/2018/NĐ-CP Điều ? (Điều kiện hỗ trợ liên kết)'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
