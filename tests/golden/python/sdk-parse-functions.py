import wmill


def main():
    obj = wmill.parse_s3_object("s3:///raw/parsed.csv")
    name = wmill.parse_resource_syntax("$res:f/shop/parsed")
    return obj, name, wmill.parse_variable_syntax("var://f/shop/secret")
