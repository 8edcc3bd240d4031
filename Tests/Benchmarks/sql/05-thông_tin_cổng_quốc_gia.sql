-- 113/2024/NĐ-CP:thông_tin_cổng_quốc_gia
-- Điều 8, Điều 6: at most the cost; the decided amount within that.
SELECT mã,
  phán(loại_hình IN ('tổ_hợp_tác', 'hợp_tác_xã', 'liên_hiệp_hợp_tác_xã'), đạt_113) AS kết_quả,
  thấp_của(kết_quả, CASE WHEN chi_phí_thông_tin_được_duyệt IS NULL THEN 0
    ELSE least(coalesce(chi_phí_thông_tin_cổng, 0), chi_phí_thông_tin_được_duyệt) END) AS thấp,
  cao_của(kết_quả, least(chi_phí_thông_tin_cổng, chi_phí_thông_tin_được_duyệt)) AS cao,
  hỏng_của(kết_quả, hỏng_113(đạt_113, loại_hình, có_giấy_chứng_nhận_đăng_ký_tổ_hợp_tác,
    đang_thi_hành_quyết_định_xử_phạt, đang_chấp_hành_bản_án_hình_sự, hợp_tác_xã_phát_triển, tổ_hợp_tác_phát_triển,
    chính_sách_yêu_cầu_kiểm_toán, có_báo_cáo_kiểm_toán)) AS hỏng
FROM tiêu_chí_113
