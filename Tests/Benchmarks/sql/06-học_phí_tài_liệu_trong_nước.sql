-- 113/2024/NĐ-CP:học_phí_tài_liệu_trong_nước
-- Điều 7 khoản 3, Điều 6: of each learner at most fees and course books; the decided amount within that.
WITH học AS (
  SELECT mã, tư_cách_người_học IN ('thành_viên_tổ_chức', 'người_lao_động_tổ_chức') AS đạt,
    CASE WHEN tiền_học_được_duyệt IS NULL THEN 0
      ELSE least(coalesce(tiền_học_phí, 0) + coalesce(tiền_giáo_trình_tài_liệu, 0), tiền_học_được_duyệt) END AS ít,
    least(tiền_học_phí + tiền_giáo_trình_tài_liệu, tiền_học_được_duyệt) AS nhiều
  FROM lượt_học),
gộp AS (
  SELECT mã, count(*) AS n, count(*) FILTER (đạt) AS e, count(*) FILTER (đạt IS NULL) AS u,
    coalesce(sum(ít) FILTER (đạt), 0)::BIGINT AS ít, tổng_nếu_đủ(nhiều, đạt IS NULL OR đạt) AS nhiều
  FROM học GROUP BY mã)
SELECT mã,
  phán_dòng(loại_hình IN ('tổ_hợp_tác', 'hợp_tác_xã', 'liên_hiệp_hợp_tác_xã'), đạt_113,
    coalesce(lượt_học, false), n, e, u) AS kết_quả,
  thấp_của(kết_quả, ít) AS thấp,
  cao_của(kết_quả, nhiều) AS cao,
  hỏng_của(kết_quả, concat_ws('; ', hỏng_113(đạt_113, loại_hình, có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác,
      đang_thi_hành_quyết_định_xử_phạt, đang_chấp_hành_bản_án_hình_sự, hợp_tác_xã_phát_triển, tổ_hợp_tác_phát_triển,
      chính_sách_yêu_cầu_kiểm_toán, có_báo_cáo_kiểm_toán),
    khi(dòng_hỏng(lượt_học, n, e, u), '113/2024/NĐ-CP Điều 7 khoản 3'))) AS hỏng
FROM tiêu_chí_113 LEFT JOIN gộp USING (mã)
