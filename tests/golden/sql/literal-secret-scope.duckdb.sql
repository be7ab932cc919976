CREATE SECRET archive (TYPE s3, KEY_ID 'k', SECRET 'x', SCOPE 's3://archive/raw');
