ATTACH 'ducklake://main' AS lake;

COPY (
  SELECT day, country, sum(amount_eur) AS revenue, count(*) AS orders
  FROM lake.order_facts
  GROUP BY day, country
  ORDER BY day, country
) TO 's3:///reports/daily_revenue.csv' (FORMAT csv, HEADER);
