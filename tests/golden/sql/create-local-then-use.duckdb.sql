ATTACH 'ducklake' AS lake; CREATE TABLE x AS FROM lake.s; USE lake; FROM x
