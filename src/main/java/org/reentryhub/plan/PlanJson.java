package org.reentryhub.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Milestones as they lie in the database: apart from the JSON of the web, which may change its ways. */
final class PlanJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final TypeReference<List<Milestone>> MILESTONES = new TypeReference<>() {};

    private PlanJson() {}

    static String write(List<Milestone> milestones) {
        try {
            return JSON.writeValueAsString(milestones);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("milestones cannot be written as JSON", e);
        }
    }

    static List<Milestone> read(String milestones) {
        try {
            return JSON.readValue(milestones, MILESTONES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("milestones in the database are not JSON", e);
        }
    }
}
