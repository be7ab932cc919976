-- database f/shop/pg
WITH returns AS (
    SELECT r.customer_id, r.store_id, sum(r.amount) AS amount
    FROM store_returns r JOIN date_dim d ON d.date_id = r.returned_date_id
    WHERE d.year = 2024
    GROUP BY r.customer_id, r.store_id
)
SELECT c.customer_ref
FROM returns a
JOIN sales.stores s ON s.store_id = a.store_id
JOIN customers c ON c.customer_id = a.customer_id
WHERE a.amount > (SELECT avg(b.amount) * 1.2 FROM returns b WHERE b.store_id = a.store_id)
  AND s.state = ANY ($1)
  AND c.address_id IN (SELECT address_id FROM addresses WHERE country = 'BE'
                       INTERSECT SELECT address_id FROM shipped_to)
ORDER BY c.customer_ref
LIMIT 100;
