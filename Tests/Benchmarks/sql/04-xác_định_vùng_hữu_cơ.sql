-- 109/2018/NĐ-CP:xác_định_vùng_hữu_cơ
-- Điều 17 khoản 1 điểm a, khoản 4 điểm a, Điều 2: the whole cost.
SELECT mã,
  phán(loại_hình IN ('hợp_tác_xã', 'trang_trại', 'hộ_gia_đình')
      OR (loại_hình = 'doanh_nghiệp' AND quy_mô_doanh_nghiệp = 'doanh_nghiệp_nhỏ'),
    sản_xuất_hữu_cơ AND khảo_sát_vùng_được_phê_duyệt AND nội_dung_trong_dự_án_hữu_cơ AND cam_kết_vốn_đối_ứng_hữu_cơ
      AND đủ_điều_kiện_theo_tiến_độ) AS kết_quả,
  thấp_của(kết_quả, coalesce(chi_phí_xác_định_vùng_hữu_cơ, 0)) AS thấp,
  cao_của(kết_quả, chi_phí_xác_định_vùng_hữu_cơ) AS cao,
  -- Điều 17 khoản 1 điểm a refers to khoản 4 điểm a: where that fails, so does this.
  hỏng_của(kết_quả, concat_ws('; ',
    khi(NOT sản_xuất_hữu_cơ, '109/2018/NĐ-CP Điều 2'),
    CASE WHEN NOT (nội_dung_trong_dự_án_hữu_cơ AND cam_kết_vốn_đối_ứng_hữu_cơ AND đủ_điều_kiện_theo_tiến_độ)
      THEN '109/2018/NĐ-CP Điều 17 khoản 1 điểm a; 109/2018/NĐ-CP Điều 17 khoản 4 điểm a'
      WHEN NOT khảo_sát_vùng_được_phê_duyệt THEN '109/2018/NĐ-CP Điều 17 khoản 1 điểm a' END)) AS hỏng
FROM so
