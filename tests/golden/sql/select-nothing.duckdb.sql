SELECT 1 + 1 AS two, current_date AS today;
