package org.reentryhub.plan;

import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Reads the timetable at start; a mistake in it stops the start. */
@Configuration
@EnableConfigurationProperties(PlanSettings.class)
class Planning {

    @Bean
    Timetable timetable(PlanSettings settings, ResourceLoader resources) throws IOException {
        Resource file = resources.getResource(settings.timetable());
        return TimetableFile.read(String.valueOf(file.getFilename()), file.getContentAsByteArray());
    }

    @Bean
    Planner planner(Timetable timetable) {
        return new Planner(timetable);
    }
}
