ATTACH 'ducklake' AS lake; SELECT * FROM lake
  .
 main /* c */ . t
