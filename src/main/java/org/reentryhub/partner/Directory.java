package org.reentryhub.partner;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.reentryhub.partner.Partner.Transfers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.ResourceUtils;

/** Opens the partner directory at the start; a file that cannot be used stops it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DirectorySettings.class)
class Directory {
    @Bean
    AddressRule addressRule(DirectorySettings settings, Environment environment) {
        return new AddressRule(production(environment), settings.allowedPrivateHosts());
    }

    @Bean
    AllowedAddresses allowedAddresses(AddressRule rule) {
        return new AllowedAddresses(rule, InetAddress::getAllByName);
    }

    @Bean
    Partners partners(
            DirectorySettings settings, AddressRule rule, Environment environment, Municipalities municipalities) {
        return new DirectoryFile(
                        settings.location(),
                        new Placeholders(name -> Optional.ofNullable(environment.getProperty(name))),
                        rule,
                        municipalities,
                        production(environment) ? Transfers.SIGN_OFF : Transfers.AUTOMATIC)
                .read(content(settings.location()));
    }

    private static boolean production(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("production"));
    }

    private static byte[] content(String location) {
        try {
            var url = ResourceUtils.getURL(location);
            if (url.getProtocol().startsWith("http")) {
                throw new IOException("not a file");
            }
            try (var stream = url.openStream()) {
                return stream.readAllBytes();
            }
        } catch (IOException unreadable) {
            throw new DirectoryException(location, List.of(new DirectoryProblem(1, "the file cannot be read")));
        }
    }
}
