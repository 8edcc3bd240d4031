-- 55/2023/TT-BTC:thưởng_sản_phẩm_đạt_sao
-- Điều 87 khoản 1, khoản 2 điểm h: 15, 10, 8 million for 5, 4, 3 stars, once for a product and grade, less what the
-- product received before. Entries of the ledger count that are, or may be, for this item and this product.
WITH có_sổ AS (SELECT DISTINCT mã FROM đã_nhận),
sản_phẩm AS (
  SELECT p.rowid AS dòng, p.mã, p.tên, p.hạng_sao, có_quyết_định_công_nhận_OCOP,
    s.đã_nhận OR c.mã IS NOT NULL AS biết_sổ,
    CASE p.hạng_sao WHEN 5 THEN 15000000 WHEN 4 THEN 10000000 ELSE 8000000 END AS ít,
    CASE p.hạng_sao WHEN 3 THEN 8000000 WHEN 4 THEN 10000000 ELSE 15000000 END AS nhiều
  FROM sản_phẩm_OCOP p JOIN so s USING (mã) LEFT JOIN có_sổ c USING (mã)),
lần AS (
  SELECT mã, sản_phẩm_OCOP, hạng_sao, số_tiền, khoản_hỗ_trợ = 'thưởng_sản_phẩm_đạt_sao của 55/2023/TT-BTC' AS đúng_khoản
  FROM đã_nhận
  WHERE khoản_hỗ_trợ IS NULL OR khoản_hỗ_trợ = 'thưởng_sản_phẩm_đạt_sao của 55/2023/TT-BTC'),
nhận AS (
  SELECT p.dòng,
    bool_or(đúng_khoản AND l.sản_phẩm_OCOP = p.tên AND l.hạng_sao = p.hạng_sao) AS đã_thưởng,
    count(*) FILTER ((đúng_khoản AND l.sản_phẩm_OCOP = p.tên AND l.hạng_sao = p.hạng_sao) IS NULL) AS có_thể_đã_thưởng,
    coalesce(sum(số_tiền) FILTER (đúng_khoản AND l.sản_phẩm_OCOP = p.tên), 0)::BIGINT AS ít,
    tổng_nếu_đủ(số_tiền, coalesce(đúng_khoản AND l.sản_phẩm_OCOP = p.tên, true)) AS nhiều
  FROM sản_phẩm p JOIN lần l USING (mã)
  GROUP BY p.dòng),
xét AS (
  SELECT mã,
    có_quyết_định_công_nhận_OCOP AND p.hạng_sao >= 3
      AND CASE WHEN NOT coalesce(biết_sổ, false) THEN NULL WHEN đã_thưởng THEN false
        WHEN coalesce(có_thể_đã_thưởng, 0) = 0 THEN true END AS đạt,
    CASE WHEN NOT coalesce(biết_sổ, false) OR (r.dòng IS NOT NULL AND r.nhiều IS NULL) THEN 0
      ELSE greatest(0, p.ít - coalesce(r.nhiều, 0)) END AS ít,
    greatest(0, p.nhiều - coalesce(r.ít, 0)) AS nhiều
  FROM sản_phẩm p LEFT JOIN nhận r USING (dòng)),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM xét GROUP BY mã)
SELECT mã,
  phán_dòng(true, thuộc_đối_tượng_chương_trình_OCOP, coalesce(sản_phẩm_OCOP, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT thuộc_đối_tượng_chương_trình_OCOP, '55/2023/TT-BTC Điều 87 khoản 1'),
    khi(dòng_hỏng(sản_phẩm_OCOP, n, e, u), '55/2023/TT-BTC Điều 87 khoản 2 điểm h'))) AS hỏng
FROM so LEFT JOIN gộp USING (mã)
