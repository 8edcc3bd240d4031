-- 124/2021/TT-BTC:tài_liệu_khóa_bồi_dưỡng
-- Điều 9 khoản 2 điểm a: the compulsory course books of each learner of a short course.
WITH học AS (
  SELECT mã,
    hình_thức_học = 'học_bồi_dưỡng' AND tư_cách_người_học IN ('thành_viên_tổ_chức', 'người_lao_động_tổ_chức') AS đạt,
    tiền_giáo_trình_tài_liệu AS tiền
  FROM lượt_học),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(tiền) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(tiền, đạt IS NULL OR đạt) AS nhiều
  FROM học GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('hợp_tác_xã', 'liên_hiệp_hợp_tác_xã', 'tổ_hợp_tác'), đạt_124,
    coalesce(lượt_học, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    hỏng_124(đạt_124, loại_hình, có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác, đang_thi_hành_quyết_định_xử_phạt,
      đã_phát_triển),
    khi(dòng_hỏng(lượt_học, n, e, u), '124/2021/TT-BTC Điều 9 khoản 2 điểm a'))) AS hỏng
FROM tiêu_chí_124 LEFT JOIN gộp USING (mã)
