ATTACH 'ducklake://main' AS lake;
CREATE TABLE lake.lines (
  id BIGINT PRIMARY KEY,
  price DECIMAL NOT NULL CHECK (price >= 0),
  n INTEGER DEFAULT 1,
  UNIQUE (id, n)
);
