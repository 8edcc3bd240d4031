-- 109/2018/NĐ-CP:tập_huấn_hữu_cơ
-- Điều 17 khoản 1 điểm c, khoản 4 điểm a, Điều 2, Điều 16 khoản 2 điểm h: at most the cost, not together with item 18.
SELECT mã, k_a AS kết_quả, thấp_của(k_a, 0) AS thấp, cao_của(k_a, cao_a) AS cao
FROM tập_huấn
