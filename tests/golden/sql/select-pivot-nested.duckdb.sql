ATTACH 'ducklake' AS lake;
COPY (WITH a AS (FROM lake.b) PIVOT a ON y USING sum(x)) TO 's3:///x.csv';
CREATE TABLE lake.o AS PIVOT lake.t ON y USING sum(x);
INSERT INTO lake.p PIVOT lake.u ON y USING sum(x);
CREATE VIEW lake.v AS UNPIVOT lake.w ON a INTO NAME n VALUE m;
SELECT * FROM (WITH q AS (FROM lake.z) PIVOT q ON y USING sum(x));
