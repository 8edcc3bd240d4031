-- 83/2018/NĐ-CP:tập_huấn_khuyến_nông
-- Điều 27 khoản 1, Điều 5 khoản 2; 109/2018/NĐ-CP Điều 16 khoản 2 điểm h: at most the cost, not together with item 17.
SELECT mã, k_b AS kết_quả, thấp_của(k_b, 0) AS thấp, cao_của(k_b, cao_b) AS cao,
  hỏng_của(k_b, '83/2018/NĐ-CP Điều 5 khoản 2') AS hỏng
FROM tập_huấn
