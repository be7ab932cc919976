ATTACH 'ducklake://main' AS lake;
USE lake;
WITH RECURSIVE tree AS (
  SELECT id, parent_id FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, c.parent_id FROM categories AS c JOIN tree AS t ON c.parent_id = t.id
)
SELECT * FROM tree;
