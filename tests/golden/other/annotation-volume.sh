#!/bin/bash

# Trains a model.
# volume: models /mnt/models
# volume: $workspace-cache /cache
python train.py
# volume: late /mnt/late
