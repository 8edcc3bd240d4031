-- 83/2018/NĐ-CP:mô_hình_công_nghệ_cao_khuyến_nông
-- Điều 29 khoản 1 điểm d, Điều 2 khoản 9, Điều 4 khoản 5, Điều 5 khoản 2: of each high-tech model at most 40% of its budget.
WITH mô_hình AS (
  SELECT mã, thuộc_kế_hoạch_khuyến_nông, kỹ_thuật_được_công_nhận, loại_mô_hình = 'mô_hình_công_nghệ_cao' AS đúng_loại,
    thuộc_kế_hoạch_khuyến_nông AND kỹ_thuật_được_công_nhận AND đúng_loại AS đạt,
    2 * tổng_kinh_phí_mô_hình // 5 AS nhiều
  FROM mô_hình_trình_diễn),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều,
    bool_or(NOT thuộc_kế_hoạch_khuyến_nông) AS hỏng_2, bool_or(NOT kỹ_thuật_được_công_nhận) AS hỏng_4,
    bool_or(NOT đúng_loại) AS hỏng_29
  FROM mô_hình GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('cá_nhân', 'hộ_gia_đình', 'trang_trại', 'hộ_kinh_doanh', 'tổ_hợp_tác', 'hợp_tác_xã',
      'liên_hiệp_hợp_tác_xã', 'doanh_nghiệp'),
    lĩnh_vực = 'nông_nghiệp' OR có_hoạt_động_nông_nghiệp,
    coalesce(mô_hình_trình_diễn, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, 0) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(hỏng_2, '83/2018/NĐ-CP Điều 2 khoản 9'),
    khi(hỏng_4, '83/2018/NĐ-CP Điều 4 khoản 5'),
    khi(NOT (lĩnh_vực = 'nông_nghiệp' OR có_hoạt_động_nông_nghiệp), '83/2018/NĐ-CP Điều 5 khoản 2'),
    khi(hỏng_29 OR không_dòng(mô_hình_trình_diễn, n), '83/2018/NĐ-CP Điều 29 khoản 1 điểm d'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
