-- 124/2021/TT-BTC:thù_lao_tư_vấn_củng_cố
-- Điều 6 khoản 3 điểm b: 60,000 đồng an hour of each advice by a guide who is no official.
WITH tư_vấn AS (
  SELECT mã, mục_đích_tư_vấn <> 'tư_vấn_việc_khác' AND người_tư_vấn = 'hướng_dẫn_viên' AS đạt,
    floor(60000 * số_giờ_tư_vấn)::BIGINT AS tiền
  FROM lượt_tư_vấn),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(tiền) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(tiền, đạt IS NULL OR đạt) AS nhiều
  FROM tư_vấn GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('hợp_tác_xã', 'liên_hiệp_hợp_tác_xã', 'tổ_hợp_tác', 'cá_nhân'), đạt_124,
    coalesce(lượt_tư_vấn, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ',
    hỏng_124(đạt_124, loại_hình, có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác, đang_thi_hành_quyết_định_xử_phạt,
      đã_phát_triển),
    khi(dòng_hỏng(lượt_tư_vấn, n, e, u), '124/2021/TT-BTC Điều 6 khoản 3 điểm b'))) AS hỏng
FROM tiêu_chí_124 LEFT JOIN gộp USING (mã)
