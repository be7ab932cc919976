Dear team, please find the numbers below
Thanks
