<?php
// asset-ignore: s3:///docs/example.csv
$example = 's3:///docs/example.csv';
$real = 's3:///raw/orders.csv';
