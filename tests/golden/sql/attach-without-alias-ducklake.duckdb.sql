ATTACH 'ducklake://analytics';
SELECT * FROM analytics.visits;
