-- 17/2023/QH15:chi_phí_kiểm_toán_hợp_tác_xã
-- Điều 27 khoản 1, Điều 18 khoản 1; the size by 113/2024/NĐ-CP Điều 5: very small or small is neither large nor medium.
-- Of industry only "large" is known, of other fields nothing. The rate is a hole: between nothing and the cost.
SELECT mã,
  đang_thi_hành_quyết_định_xử_phạt OR đang_chấp_hành_bản_án_hình_sự AS vi_phạm,
  đã_phát_triển_thành_viên OR đã_tăng_tỷ_lệ_giao_dịch_nội_bộ OR đã_phát_triển_quỹ_tài_sản_chung_không_chia
    OR đã_đào_tạo_thành_viên_người_lao_động OR (mới_thành_lập AND địa_bàn >= 'khó_khăn') AS phát_triển,
  NOT chính_sách_yêu_cầu_kiểm_toán OR có_báo_cáo_kiểm_toán AS kiểm_toán_đủ,
  phán(loại_hình = 'hợp_tác_xã',
    CASE lĩnh_vực
      WHEN 'nông_nghiệp' THEN
        NOT (thành_viên_chính_thức >= 300
          AND ("tổng_doanh_thu.2024" >= 50000000000 OR tổng_nguồn_vốn >= 10000000000))
        AND NOT (thành_viên_chính_thức >= 200
          AND ("tổng_doanh_thu.2024" >= 10000000000 OR tổng_nguồn_vốn >= 5000000000))
      WHEN 'công_nghiệp_xây_dựng' THEN
        NOT (thành_viên_chính_thức >= 100
          AND ("tổng_doanh_thu.2024" >= 80000000000 OR tổng_nguồn_vốn >= 20000000000)) AND NULL
    END
    AND được_hưởng_chính_sách_hỗ_trợ
    AND NOT đang_thi_hành_quyết_định_xử_phạt AND NOT đang_chấp_hành_bản_án_hình_sự
    AND phát_triển AND kiểm_toán_đủ) AS kết_quả,
  thấp_của(kết_quả, 0) AS thấp,
  cao_của(kết_quả, chi_phí_kiểm_toán) AS cao,
  -- Điều 27 khoản 1 says the size, and refers to Điều 18 khoản 1: whatever fails, it fails.
  hỏng_của(kết_quả, concat_ws('; ', '17/2023/QH15 Điều 27 khoản 1',
    khi(vi_phạm OR NOT phát_triển OR NOT kiểm_toán_đủ, '17/2023/QH15 Điều 18 khoản 1'),
    khi(vi_phạm, '17/2023/QH15 Điều 18 khoản 1 điểm a'),
    khi(NOT phát_triển, '17/2023/QH15 Điều 18 khoản 1 điểm b'),
    khi(NOT kiểm_toán_đủ, '17/2023/QH15 Điều 18 khoản 1 điểm c'))) AS hỏng
FROM so
