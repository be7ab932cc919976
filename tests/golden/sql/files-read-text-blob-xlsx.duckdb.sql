SELECT content FROM read_text('s3:///notes/a.txt');
SELECT size FROM read_blob('s3:///img/a.png');
SELECT * FROM read_xlsx('s3:///sheets/plan.xlsx', sheet = 'Q1');
