curl -s "$BASE_INTERNAL_URL/api/w/$WM_WORKSPACE/resources/get_value/f/shop/pg"
wmill resource get u/me/mail
