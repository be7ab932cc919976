ATTACH 'ducklake://main' AS lake;
USE lake;
UPDATE employees SET boss = m.name FROM employees AS m WHERE m.id = employees.boss_id;
