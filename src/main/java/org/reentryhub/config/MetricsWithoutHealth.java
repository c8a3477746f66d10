package org.reentryhub.config;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics can be read by many: none of them counts anything of health, or a count would tell what the prison may not know. */
@Configuration
class MetricsWithoutHealth {
    /** What counts the work of health together with all other, and would move with it: requests under way, messages, sign-ins. */
    private static final List<String> TOGETHER =
            List.of("http.server.requests.active", "jms.message.", "spring.security.");

    @Bean
    MeterFilter nothingOfHealth() {
        return MeterFilter.deny(MetricsWithoutHealth::isOfHealth);
    }

    private static boolean isOfHealth(Meter.Id meter) {
        return TOGETHER.stream().anyMatch(meter.getName()::startsWith)
                || isOfNoController(meter)
                || startsWithHealth(meter.getName().replace("reentryhub.", ""))
                || meter.getTags().stream().map(Tag::getValue).anyMatch(MetricsWithoutHealth::startsWithHealth);
    }

    /** What no controller answers is counted under one name; the FHIR endpoint, which is HAPI's own servlet, among it. */
    private static boolean isOfNoController(Meter.Id meter) {
        return "UNKNOWN".equals(meter.getTag("uri"));
    }

    private static boolean startsWithHealth(String word) {
        return Stream.of("health", "/health", "/fhir", "org.reentryhub.health").anyMatch(word::startsWith);
    }
}
