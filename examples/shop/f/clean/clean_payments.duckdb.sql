-- Payments as the provider names them, without those that never settled.
ATTACH 'ducklake://main' AS lake;

CREATE TABLE IF NOT EXISTS lake.payments (
  payment_id VARCHAR,
  order_id VARCHAR,
  amount DECIMAL(12, 2),
  settled_at TIMESTAMP
);

INSERT INTO lake.payments
SELECT id, order_id, amount, settled_at
FROM read_json('s3:///raw/payments.json')
WHERE state = 'settled';
