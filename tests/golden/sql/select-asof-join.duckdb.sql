ATTACH 'ducklake://main' AS lake;
USE lake;
SELECT * FROM trades ASOF JOIN prices ON trades.symbol = prices.symbol AND trades.at >= prices.at;
