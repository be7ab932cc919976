ATTACH 'ducklake' AS lake;
ATTACH 'datatable' AS dt;
INSERT INTO lake.$target SELECT * FROM dt.staging.$source;
