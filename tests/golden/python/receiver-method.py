import wmill


class Repository:
    def get_resource(self, path):
        return path

    def set_resource(self, path, value):
        self.value = value

    def run(self):
        self.set_resource("u/me/one", 1)
        return self.get_resource("u/me/two")


def main():
    wmill.set_state(Repository().run())
