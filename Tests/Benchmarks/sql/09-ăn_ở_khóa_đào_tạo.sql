-- 124/2021/TT-BTC:ăn_ở_khóa_đào_tạo
-- Điều 9 khoản 1: of each learner at least 1.5 times the minimum wage of the zone (74/2024/NĐ-CP until 31/12/2025), of a
-- course under a month by the day (26 days a month), rounded up; the decided amount, if not below that.
WITH lương AS (
  SELECT mã,
    3 * CASE vùng_lương WHEN 'vùng_I' THEN 4960000 WHEN 'vùng_II' THEN 4410000 WHEN 'vùng_III' THEN 3860000
      ELSE 3450000 END // 2 AS ít,
    3 * CASE vùng_lương WHEN 'vùng_II' THEN 4410000 WHEN 'vùng_III' THEN 3860000 WHEN 'vùng_IV' THEN 3450000
      ELSE 4960000 END // 2 AS nhiều
  FROM so),
học AS (
  SELECT l.mã,
    hình_thức_học = 'học_đào_tạo' AND tư_cách_người_học IN ('thành_viên_tổ_chức', 'người_lao_động_tổ_chức')
      AND việc_đang_làm IN ('việc_quản_lý', 'việc_chuyên_môn') AS đạt,
    (ít * coalesce(số_ngày_học, 0) + 25) // 26 AS ngắn_ít,
    (nhiều * số_ngày_học + 25) // 26 AS ngắn_nhiều,
    CASE WHEN khóa_học_dưới_một_tháng THEN ngắn_ít WHEN NOT khóa_học_dưới_một_tháng THEN ít
      ELSE least(ngắn_ít, ít) END AS sàn_ít,
    CASE WHEN khóa_học_dưới_một_tháng THEN ngắn_nhiều WHEN NOT khóa_học_dưới_một_tháng THEN nhiều
      WHEN ngắn_nhiều IS NOT NULL THEN greatest(ngắn_nhiều, nhiều) END AS sàn_nhiều,
    greatest(sàn_ít, tiền_ăn_ở_được_quyết_định) AS được_ít,
    -- Who decides may go above the floor without limit.
    CASE WHEN tiền_ăn_ở_được_quyết_định IS NOT NULL AND sàn_nhiều IS NOT NULL
      THEN greatest(sàn_nhiều, tiền_ăn_ở_được_quyết_định) END AS được_nhiều
  FROM lượt_học h JOIN lương l USING (mã)),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(được_ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(được_nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM học GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('hợp_tác_xã', 'liên_hiệp_hợp_tác_xã', 'tổ_hợp_tác'), đạt_124,
    coalesce(lượt_học, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    hỏng_124(đạt_124, loại_hình, có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác, đang_thi_hành_quyết_định_xử_phạt,
      đã_phát_triển),
    khi(dòng_hỏng(lượt_học, n, e, u), '124/2021/TT-BTC Điều 9 khoản 1'))) AS hỏng
FROM tiêu_chí_124 LEFT JOIN gộp USING (mã)
