-- database f/shop/pg
CREATE TABLE IF NOT EXISTS orders (id bigserial PRIMARY KEY, data jsonb DEFAULT '{}'::jsonb, placed_at timestamptz DEFAULT now());
ALTER TABLE customers ADD COLUMN IF NOT EXISTS note text;
CREATE INDEX CONCURRENTLY by_day ON visits USING btree (day);
COMMENT ON TABLE rates IS 'daily';
