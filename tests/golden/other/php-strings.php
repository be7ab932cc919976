<?php
# s3:///comment.csv
$a = "s3:///raw/{$day}.csv";
$b = 's3:///out/' . $name . '.csv';
if (str_starts_with($x, 's3:///no/')) { }
