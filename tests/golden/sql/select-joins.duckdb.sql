ATTACH 'ducklake://main' AS lake;
SELECT *
FROM lake.orders AS o
LEFT JOIN lake.customers AS c ON c.id = o.customer_id
FULL OUTER JOIN lake.refunds AS r ON r.order_id = o.id
SEMI JOIN lake.active ON active.id = c.id
ANTI JOIN lake.blocked ON blocked.id = c.id
CROSS JOIN lake.calendar;
