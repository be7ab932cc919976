-- database f/fin/ora
UPDATE user_stats SET n = (SELECT COUNT(*) FROM all_orders);
SELECT * FROM user_tables JOIN all_tab_columns USING (table_name), dba_objects, v$session, user_prefs;
