import wmill


class Base:
    def __init__(self, table, layer="raw"):
        self.table, self.layer = table, layer

    def save(self):
        wmill.write_s3_file({"s3": f"{self.layer}/{self.table}.csv"}, b"")


class Sales(Base):
    def __init__(self, layer):
        super().__init__("sales", layer=layer)


class Items(Base):
    pass


class Deep(Sales):
    def __init__(self):
        super(Deep, self).__init__("deep")


def main():
    Sales("gold").save()
    Items("items").save()
    Deep().save()
