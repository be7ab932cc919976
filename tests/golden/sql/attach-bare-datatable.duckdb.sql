ATTACH 'datatable' AS dt;
DELETE FROM dt.sessions WHERE expired;
