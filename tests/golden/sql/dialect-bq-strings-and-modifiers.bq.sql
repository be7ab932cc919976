-- database f/shop/bigquery
SELECT * EXCEPT (secret) REPLACE (UPPER(name) AS name), STRUCT(1 AS a) AS s, "FROM shop.hidden" AS note
FROM shop.customers WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY seen DESC) = 1;
