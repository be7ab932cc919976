# volume: v /m
x=1
