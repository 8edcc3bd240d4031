-- 55/2023/TT-BTC:điểm_giới_thiệu_bán_OCOP
-- Điều 87 khoản 1, khoản 2 điểm đ: of each point of sale at most 50% of the approved cost, of those of the province not
-- more than its norm either; the decided amount within that.
WITH điểm AS (
  SELECT mã, điểm_bán_theo_hướng_dẫn AS đạt, kinh_phí_điểm_bán_được_phê_duyệt // 2 AS nửa,
    CASE cấp_thực_hiện_điểm_bán WHEN 'trung_ương_thực_hiện' THEN coalesce(nửa, 0)
      ELSE least(coalesce(nửa, 0), coalesce(định_mức_điểm_bán_của_tỉnh, 0)) END AS trần_ít,
    CASE cấp_thực_hiện_điểm_bán WHEN 'địa_phương_thực_hiện' THEN least(nửa, định_mức_điểm_bán_của_tỉnh)
      ELSE nửa END AS trần_nhiều,
    CASE WHEN số_tiền_duyệt_điểm_bán IS NULL THEN 0 ELSE least(trần_ít, số_tiền_duyệt_điểm_bán) END AS ít,
    least(trần_nhiều, số_tiền_duyệt_điểm_bán) AS nhiều
  FROM điểm_bán_OCOP),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM điểm GROUP BY mã)
SELECT mã,
  phán_dòng(true, thuộc_đối_tượng_chương_trình_OCOP, coalesce(điểm_bán_OCOP, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT thuộc_đối_tượng_chương_trình_OCOP, '55/2023/TT-BTC Điều 87 khoản 1'),
    khi(dòng_hỏng(điểm_bán_OCOP, n, e, u), '55/2023/TT-BTC Điều 87 khoản 2 điểm đ'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
