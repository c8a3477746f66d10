package org.reentryhub.health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How health transfers are made.
 *
 * @param packages a folder with FHIR packages ({@code *.tgz}) to validate against besides R4; empty for none
 * @param testData whether everything sent says that it is test data (HTEST)
 * @param pollEvery how often an open Task is asked for at its receiver
 * @param readWithin by when a patient must be read whole, all questions together
 */
@ConfigurationProperties("hub.health")
public record HealthSettings(
        @DefaultValue("") String packages,
        @DefaultValue("true") boolean testData,
        @DefaultValue("PT1M") Duration pollEvery,
        @DefaultValue("PT20S") Duration readWithin) {

    Optional<Path> packagesFolder() {
        return Optional.of(packages).filter(folder -> !folder.isBlank()).map(Path::of);
    }
}
