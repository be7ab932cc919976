WITH FUNCTION capped(x NUMBER) RETURN NUMBER IS n NUMBER;
BEGIN SELECT max(v) INTO n FROM limits; RETURN least(n, x); END;
SELECT capped(total) FROM orders;
