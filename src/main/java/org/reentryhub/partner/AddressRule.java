package org.reentryhub.partner;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses the hub may be told to call. A partner file is written by people and may be wrong or worse; without this
 * rule it could make the hub talk to machines that only the hub can reach (server-side request forgery).
 *
 * @param production whether only https, and no address inside one's own network, will do
 * @param allowedPrivateHosts hosts inside one's own network that are meant even so
 */
record AddressRule(boolean production, Set<String> allowedPrivateHosts) {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

    /** Ports where something other than HTTP listens, that a request could be made to speak to. */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            21, 22, 23, 25, 53, 110, 111, 119, 135, 137, 139, 143, 389, 445, 465, 512, 513, 514, 587, 636, 993, 995,
            1433, 1521, 2049, 2181, 2375, 2379, 3306, 3389, 5432, 5672, 6379, 6667, 9042, 11211, 27017, 61613, 61616);

    /**
     * Reads an address.
     *
     * @return the address, without slashes at its end
     * @throws IllegalArgumentException with the end of a sentence
     */
    URI read(String text) {
        demand(!text.contains("{{") && !text.contains("RAW(") && !text.contains("$"), "must not have placeholders");
        var address = parse(text);
        var scheme = String.valueOf(address.getScheme());
        demand(scheme.equals("https") || scheme.equals("http") && !production, schemes());
        demand(address.getRawUserInfo() == null, "must not carry a user or password");
        demand(address.getRawQuery() == null && address.getRawFragment() == null, "must not have a query or fragment");
        demand(address.getPort() != 0 && address.getPort() <= 65_535, "has a port that does not exist");
        demand(!OTHER_PROTOCOLS.contains(address.getPort()), "has a port where no web server listens");
        path(address.getRawPath());
        host(address.getHost());
        return URI.create(text.replaceAll("/+$", ""));
    }

    private String schemes() {
        return production ? "must be an https:// address" : "must be an http:// or https:// address";
    }

    private static URI parse(String text) {
        try {
            var address = new URI(text);
            demand(address.getHost() != null, "must be an address with a host, such as https://host/path");
            return address;
        } catch (URISyntaxException notOne) {
            throw new IllegalArgumentException("is no address", notOne);
        }
    }

    private static void path(String path) {
        var plain = path.toLowerCase(Locale.ROOT);
        demand(
                plain.matches("(?:/[a-z0-9._~-]*)*") && !plain.matches(".*/\\.\\.?(?:/.*)?"),
                "has a path with other than letters, digits and . _ ~ - in it");
    }

    private void host(String host) {
        var plain = host.toLowerCase(Locale.ROOT);
        if (plain.startsWith("[") || IPV4.matcher(plain).matches()) {
            demand(mayReach(plain, literal(plain)), "has an address that the hub must not call");
            return;
        }
        demand(NAME.matcher(plain).matches() && plain.length() <= 253, "has a host that is no plain name or address");
        demand(latin(plain), "has a host name in letters that can be mistaken for others");
        demand(
                !production || !isLocal(plain) || allowedPrivateHosts.contains(plain),
                "has a host inside the own network");
    }

    /** Whether the hub may connect to an address under a name; to be asked again for what a name resolves to. */
    boolean mayReach(String host, InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || address.isLinkLocalAddress()) {
            return false;
        }
        return !production
                || !Networks.isPrivate(address)
                || allowedPrivateHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isLocal(String name) {
        return !name.contains(".") || name.matches(".*\\.(?:localhost|local|internal|lan|home|arpa)");
    }

    private static boolean latin(String host) {
        return IDN.toUnicode(host)
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private static InetAddress literal(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException notOne) {
            throw new IllegalArgumentException("has a host that is no address", notOne);
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
