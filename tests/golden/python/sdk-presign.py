import wmill
from wmill import S3Object


def main():
    single = wmill.get_presigned_s3_public_url("s3:///public/invoice.pdf", expiry_secs=600)
    several = wmill.get_presigned_s3_public_urls([S3Object(s3="public/terms.pdf"), "s3:///public/faq.pdf"])
    return [single] + several
