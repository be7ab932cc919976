<?php
function main($x) {
  $a = "s3:///raw/{$x['d']}/$x.csv";
  $b = "s3:///out/$x->name.csv";
  return [$a, $b];
}
