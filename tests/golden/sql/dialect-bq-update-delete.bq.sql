-- database f/shop/bigquery
UPDATE shop.orders o SET rate = r.rate FROM shop.rates r WHERE r.day = o.day;
DELETE FROM shop.sessions WHERE TRUE;
