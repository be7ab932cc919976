ATTACH 'ducklake' AS lake; SELECT t.i FROM lake.main.t; SELECT lake.main.u.i FROM lake.main.u
