package org.reentryhub.config;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics can be read by many: none of them counts anything of health, or a count would tell what the prison may not know. */
@Configuration
class MetricsWithoutHealth {

    @Bean
    MeterFilter nothingOfHealth() {
        return MeterFilter.deny(MetricsWithoutHealth::isOfHealth);
    }

    private static boolean isOfHealth(Meter.Id meter) {
        Stream<String> words = Stream.of("uri", "pool", "name", "routeId")
                .flatMap(tag -> Optional.ofNullable(meter.getTag(tag)).stream());
        return Stream.concat(Stream.of(meter.getName().replace("reentryhub.", "")), words)
                .anyMatch(word -> word.startsWith("health") || word.startsWith("/health") || word.startsWith("/fhir"));
    }
}
