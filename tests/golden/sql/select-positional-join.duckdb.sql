ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM predicted POSITIONAL JOIN measured;
