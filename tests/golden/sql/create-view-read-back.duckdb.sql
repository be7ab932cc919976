ATTACH 'ducklake' AS lake; CREATE VIEW lake.v AS SELECT * FROM lake.a; FROM lake.v
