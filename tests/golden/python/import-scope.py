def load():
    from wmill import get_resource

    return get_resource("u/me/seen")


def get_resource_name(get_resource):
    return get_resource("u/me/not_ours")
