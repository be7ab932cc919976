# volume: models /data/models


def main():
    with open("/data/models/best.bin", "rb") as model:
        return model.read()
