if [[ "$1" == s3:///raw/* ]]; then echo "${1#s3:///}"; fi
ls s3:///out/*
