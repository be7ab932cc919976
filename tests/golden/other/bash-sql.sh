# database f/x/pg
set -e
duckdb -c "COPY (SELECT * FROM read_csv('s3://shop-data/raw/$day.csv')) TO 's3://shop-data/out.parquet'"
duckdb shop.db -json -s 'SELECT * FROM "local"' | jq .
psql "$DATABASE_URL" --quiet \
  -c 'INSERT INTO orders SELECT * FROM staging' --command="DELETE FROM old"
echo "duckdb" -c "SELECT * FROM read_csv('s3://shop-data/no.csv')"
if psql -c "SELECT 1 FROM $(echo seen)"; then n=$(psql -tA -c "SELECT count(*) FROM counted"); fi
psql -c "\\copy local FROM 'x.csv'"
grep psql notes.txt; cut -c "1-3" notes.txt
mysql -e "UPDATE customers SET name = '' WHERE id = $1"
