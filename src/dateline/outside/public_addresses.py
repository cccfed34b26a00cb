"""Which network addresses are somebody's public server, and not this network, machine or cloud.

Sources: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890), RFC 6052 (NAT64). The
networks are written out: what Python's ``is_global`` says differs from one version to the next.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",  # carriers' own, and the metadata of one cloud
            "127.0.0.0/8",
            "168.63.129.16/32",  # the metadata of another, at an address that looks public
            "169.254.0.0/16",  # link-local, and the metadata of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",  # multicast, reserved, broadcast
        ),
    )
)

PUBLIC_6 = IPv6Network("2000::/3")  # all that has ever been given out as global unicast
NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocols' own: Teredo among them, which leads to any IPv4 address
            "2001:db8::/32",
            "2002::/16",  # 6to4, which does so too
            "3fff::/20",
        ),
    )
)
NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether a connection to this address can only reach somebody's public server."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_4(found) if isinstance(found, IPv4Address) else _is_public_6(found)


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.ipv4_mapped:
        return _is_public_4(address.ipv4_mapped)
    if address in NAT64:  # all that a network with IPv6 only has of the rest of the world
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in PUBLIC_6 and not any(address in network for network in NOT_PUBLIC_6)
