-- 52/2018/NĐ-CP:dự_án_ngành_nghề_nông_thôn
-- Điều 12 khoản 1 điểm a, d, đ: of each project at most 50% and 500 million; the decided amount within that.
WITH dự_án AS (
  SELECT mã, cơ_quan_nhà_nước_lập_dự_án, dự_án_trong_kế_hoạch_ngành_nghề,
    cơ_quan_nhà_nước_lập_dự_án AND dự_án_trong_kế_hoạch_ngành_nghề AS đạt,
    CASE WHEN số_tiền_duyệt_ngành_nghề IS NULL THEN 0
      ELSE least(coalesce(kinh_phí_dự_án_ngành_nghề // 2, 0), 500000000, số_tiền_duyệt_ngành_nghề) END AS ít,
    least(kinh_phí_dự_án_ngành_nghề // 2, 500000000, số_tiền_duyệt_ngành_nghề) AS nhiều
  FROM dự_án_ngành_nghề),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều,
    bool_or(NOT cơ_quan_nhà_nước_lập_dự_án) AS hỏng_a, bool_or(NOT dự_án_trong_kế_hoạch_ngành_nghề) AS hỏng_đ
  FROM dự_án GROUP BY mã)
SELECT mã,
  phán_dòng(đối_tượng, hoạt_động AND NOT đã_nhận_ngành_nghề, coalesce(dự_án_ngành_nghề, false), n, e, u)
    AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT hoạt_động, '52/2018/NĐ-CP Điều 4'),
    khi(đã_nhận_ngành_nghề, '52/2018/NĐ-CP Điều 25 khoản 4'),
    khi(hỏng_a, '52/2018/NĐ-CP Điều 12 khoản 1 điểm a'),
    khi(hỏng_đ, '52/2018/NĐ-CP Điều 12 khoản 1 điểm đ'),
    khi(không_dòng(dự_án_ngành_nghề, n), '52/2018/NĐ-CP Điều 12 khoản 1 điểm d'))) AS hỏng
FROM chung_52 LEFT JOIN gộp USING (mã)
