-- database f/shop/bigquery
SELECT o.id, i.sku, t FROM shop.orders AS o, UNNEST(o.items) AS i, o.tags AS t;
