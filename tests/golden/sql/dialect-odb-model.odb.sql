SELECT country, sold FROM sales MODEL PARTITION BY (country) DIMENSION BY (year) MEASURES (total sold)
RULES (sold[2025] = sold[2024]) ORDER BY country;
SELECT c.model FROM cars c;
