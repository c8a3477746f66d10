package org.reentryhub.config;

import java.time.Clock;
import java.util.UUID;
import org.reentryhub.Ids;
import org.reentryhub.NorwegianTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Time and ids, which everybody takes from outside. */
@Configuration
@EnableScheduling
class Basics {

    @Bean
    Clock clock() {
        return Clock.system(NorwegianTime.ZONE);
    }

    @Bean
    Ids ids() {
        return UUID::randomUUID;
    }
}
