-- nightly clean-up

-- database f/shop/pg
DELETE FROM sessions;
