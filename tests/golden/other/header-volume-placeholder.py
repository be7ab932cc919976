# volume: $workspace-cache /m
# volume: u-$args[user] /n
x=1
