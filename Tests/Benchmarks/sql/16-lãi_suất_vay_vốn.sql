-- 24/2018/NQ-HĐND:lãi_suất_vay_vốn
-- Bắc Giang; whom it is for, its term and rate are known at second hand or assumed: for agricultural cooperatives and
-- unions; whether it is still in force after 31/12/2021 nobody knows; of each approved request about loans at most what was
-- approved and the cost.
WITH hạng_mục AS (
  SELECT mã, loại_hạng_mục = 'vay_vốn_tín_dụng' AS về_vay, về_vay AND hạng_mục_được_duyệt AS đạt,
    least(hỗ_trợ_hạng_mục_được_duyệt, chi_phí_hạng_mục) AS nhiều
  FROM hạng_mục_đề_nghị),
gộp AS (
  SELECT mã, count(*) FILTER (về_vay IS NULL OR về_vay) AS n, count(*) FILTER (đạt) AS e,
    count(*) FILTER (đạt IS NULL) AS u, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM hạng_mục GROUP BY mã)
SELECT mã,
  phán_dòng(tỉnh = 'Bắc_Giang' AND loại_hình IN ('hợp_tác_xã', 'liên_hiệp_hợp_tác_xã') AND lĩnh_vực = 'nông_nghiệp'
      AND NULL, true, coalesce(hạng_mục_đề_nghị, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, 0) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, '24/2018/NQ-HĐND Điều ? (Hỗ trợ lãi suất)') AS hỏng
FROM so LEFT JOIN gộp USING (mã)
