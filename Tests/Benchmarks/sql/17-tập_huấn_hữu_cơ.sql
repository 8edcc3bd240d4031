-- 109/2018/NĐ-CP:tập_huấn_hữu_cơ
-- Điều 17 khoản 1 điểm c, khoản 4 điểm a, Điều 2, Điều 16 khoản 2 điểm h: at most the cost, not together with item 18.
SELECT mã, k_a AS kết_quả, thấp_của(k_a, 0) AS thấp, cao_của(k_a, cao_a) AS cao,
  hỏng_của(k_a, concat_ws('; ',
    khi(NOT sản_xuất_hữu_cơ, '109/2018/NĐ-CP Điều 2'),
    khi(NOT (nội_dung_trong_dự_án_hữu_cơ AND cam_kết_vốn_đối_ứng_hữu_cơ AND đủ_điều_kiện_theo_tiến_độ),
      '109/2018/NĐ-CP Điều 17 khoản 1 điểm c; 109/2018/NĐ-CP Điều 17 khoản 4 điểm a'))) AS hỏng
FROM tập_huấn
