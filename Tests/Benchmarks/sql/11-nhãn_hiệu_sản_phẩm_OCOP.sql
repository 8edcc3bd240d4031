-- 55/2023/TT-BTC:nhãn_hiệu_sản_phẩm_OCOP
-- Điều 87 khoản 1, khoản 2 điểm e: of each trade mark at most its cost and 35 million; the decided amount within that.
WITH nhãn_hiệu AS (
  SELECT mã, là_nhãn_hiệu_sản_phẩm_OCOP AS đạt,
    CASE WHEN số_tiền_duyệt_nhãn_hiệu IS NULL THEN 0
      ELSE least(coalesce(chi_phí_nhãn_hiệu, 0), 35000000, số_tiền_duyệt_nhãn_hiệu) END AS ít,
    least(chi_phí_nhãn_hiệu, 35000000, số_tiền_duyệt_nhãn_hiệu) AS nhiều
  FROM nhãn_hiệu_OCOP),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM nhãn_hiệu GROUP BY mã)
SELECT mã,
  phán_dòng(true, thuộc_đối_tượng_chương_trình_OCOP, coalesce(nhãn_hiệu_OCOP, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT thuộc_đối_tượng_chương_trình_OCOP, '55/2023/TT-BTC Điều 87 khoản 1'),
    khi(dòng_hỏng(nhãn_hiệu_OCOP, n, e, u), '55/2023/TT-BTC Điều 87 khoản 2 điểm e'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
