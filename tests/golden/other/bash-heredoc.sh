cat <<'EOF' | aws s3 cp - s3:///out/up.csv
import x  # don't
read("s3:///raw/inner.csv")
EOF
echo s3:///after.csv
