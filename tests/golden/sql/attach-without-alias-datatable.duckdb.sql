ATTACH 'datatable://billing';
INSERT INTO billing.invoices (id, amount) VALUES (1, 9.5);
