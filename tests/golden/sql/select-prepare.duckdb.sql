ATTACH 'ducklake://main' AS lake;
PREPARE recent AS SELECT * FROM lake.orders WHERE placed_at > $1;
EXECUTE recent('2024-01-01');
DEALLOCATE recent;
