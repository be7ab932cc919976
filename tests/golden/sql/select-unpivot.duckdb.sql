ATTACH 'ducklake://main' AS lake;
USE lake;
UNPIVOT budget ON jan, feb, mar INTO NAME month VALUE amount;
