package org.reentryhub.partner;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the partner directory is, and what it may say.
 *
 * @param location a {@code file:} or {@code classpath:} address ({@code HUB_PARTNERS}); the sandbox's by default
 * @param allowedPrivateHosts hosts in one's own network that partners may have in production even so
 */
@ConfigurationProperties("hub.directory")
record DirectorySettings(
        @DefaultValue("classpath:partners.yaml") String location, @DefaultValue Set<String> allowedPrivateHosts) {}
