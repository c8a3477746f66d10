package org.reentryhub.partner;

import java.net.InetAddress;

/** Tells addresses of the open Internet from all others (IANA's special-purpose address registries, RFC 6890). */
final class Networks {
    private Networks() {}

    /** Whether an address lies in a network of somebody's own, or in none. */
    static boolean isPrivate(InetAddress address) {
        return address.getAddress().length == 4 ? isPrivate4(address) : isPrivate6(address);
    }

    private static boolean isPrivate4(InetAddress address) {
        var first = octet(address, 0);
        var second = octet(address, 1);
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || first == 0
                || first >= 224
                || first == 100 && second >= 64 && second < 128
                || first == 198 && (second == 18 || second == 19)
                || first == 192 && second == 0 && octet(address, 2) == 0;
    }

    /** Only 2000::/3 is public; of that, the tunnels 2002::/16 and 2001::/32 can lead to a private IPv4 address. */
    private static boolean isPrivate6(InetAddress address) {
        var first = octet(address, 0);
        var second = octet(address, 1);
        var tunnel =
                first == 0x20 && (second == 0x02 || second == 0x01 && octet(address, 2) == 0 && octet(address, 3) == 0);
        return first < 0x20 || first > 0x3f || tunnel;
    }

    private static int octet(InetAddress address, int index) {
        return address.getAddress()[index] & 0xff;
    }
}
