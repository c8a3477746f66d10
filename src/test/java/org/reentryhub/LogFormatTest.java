package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** How a line of a story looks on standard output, which only a process of its own can tell. */
class LogFormatTest {
    private static final UUID REFERRAL = UUID.fromString("7d7b3f63-0f3b-4f0c-8a37-3f6f3a1d7a11");

    @Test
    void aLineIsJsonWithItsCorrelationWhereThatIsAskedFor() throws Exception {
        String line = lineOf(Map.of("HUB_LOG_FORMAT", "json"));

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("message").asText()).isEqualTo("message came");
        assertThat(json.path("correlation").asText()).isEqualTo(REFERRAL.toString());
        assertThat(json.path("event").asText()).isEqualTo(StoryLog.print("/prisons/OSLO", "e-1"));
    }

    @Test
    void aLineForPeopleHasItToo() throws Exception {
        assertThat(lineOf(Map.of()))
                .contains("[" + REFERRAL + "]", "message came")
                .doesNotStartWith("{");
    }

    @Test
    void anUnknownFormatStopsTheStart() throws Exception {
        assertThat(output(Map.of("HUB_LOG_FORMAT", "xml"))).doesNotContain("message came");
    }

    private static String lineOf(Map<String, String> environment) throws Exception {
        String output = output(environment);
        return output.lines()
                .filter(line -> line.contains("message came"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    private static String output(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneLine.class.getName())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Starts with the hub's settings and none of its parts, and logs one line. */
    @Configuration(proxyBeanMethods = false)
    static class OneLine {
        public static void main(String[] none) {
            new SpringApplicationBuilder(OneLine.class)
                    .web(WebApplicationType.NONE)
                    .run()
                    .close();
            StoryLog.following(
                    "/prisons/OSLO",
                    "e-1",
                    () -> StoryLog.line(LoggerFactory.getLogger(OneLine.class), REFERRAL, "message {}", "came"));
        }
    }
}
