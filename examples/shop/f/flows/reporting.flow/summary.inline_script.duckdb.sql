COPY (
  SELECT day, sum(revenue) AS revenue, sum(orders) AS orders
  FROM read_csv('s3:///reports/daily_revenue.csv')
  GROUP BY day
) TO 's3:///reports/summary.csv' (FORMAT csv);
