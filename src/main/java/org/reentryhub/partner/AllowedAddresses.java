package org.reentryhub.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up, and tells only those of their addresses that the hub may call. The directory's names were checked when the
 * hub started; what they lead to may have changed since (DNS rebinding), so whoever connects asks here, each time, and
 * connects to what it is told.
 */
public final class AllowedAddresses implements DnsResolver {
    private final AddressRule rule;
    private final Lookup lookup;

    AllowedAddresses(AddressRule rule, Lookup lookup) {
        this.rule = rule;
        this.lookup = lookup;
    }

    /** Where names are looked up. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /**
     * The addresses of a host that the hub may connect to, at least one.
     *
     * @throws ForbiddenAddress when there are others only
     * @throws UnknownHostException when there are none
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String asWritten = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        InetAddress[] allowed = Arrays.stream(lookup.all(host))
                .filter(address -> rule.mayReach(asWritten, address))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new ForbiddenAddress(host);
        }
        return allowed;
    }

    /** Nobody asks for one: the hub's connections go by the name in the directory. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name leads only to addresses that the hub must not call; nothing was sent. */
    public static final class ForbiddenAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String host) {
            super(host + " leads to an address that the hub must not call");
        }
    }
}
