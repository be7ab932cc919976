ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT list_transform(prices, p -> p * 1.2), [x * 2 FOR x IN sizes IF x > 1] FROM orders;
