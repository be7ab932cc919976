echo "\$res:f/x/y" "$res:f/a/b"
