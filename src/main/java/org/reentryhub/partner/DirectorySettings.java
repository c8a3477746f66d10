package org.reentryhub.partner;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the partner directory is, and what it may say.
 *
 * @param source a {@code file:} or {@code classpath:} address ({@code HUB_PARTNERS}); blank for the sandbox's
 * @param allowedPrivateHosts hosts in one's own network that partners may have in production even so
 */
@ConfigurationProperties("hub.partners")
record DirectorySettings(@DefaultValue("") String source, @DefaultValue Set<String> allowedPrivateHosts) {
    private static final String PACKAGED = "classpath:partners.yaml";

    String location() {
        return source.isBlank() ? PACKAGED : source;
    }
}
