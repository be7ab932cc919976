ATTACH 'ducklake://main' AS lake;
SELECT 'FROM lake.secret' AS note -- JOIN lake.hidden
FROM lake.orders /* , lake.gone */;
