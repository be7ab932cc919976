#!/usr/bin/env python3
# trains the model

# volume: models /data/models
# volume: cache-$workspace /cache
import json


def main():
    return json.dumps({})
