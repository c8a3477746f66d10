package org.reentryhub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One broken file in the folder of routes, and there is no hub: it ends, and says which file, where and why. */
class ABrokenRouteTest {
    private static final String BROKEN = "3-fetch-http.camel.yaml";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bad YAML     | steps:           | steps: [         | line 9                      | expected
                    unknown step | - bean:          | - conjure:       | line 9                      | Unknown node id: conjure
                    unknown bean | ref: partnerDesk | ref: nobodysDesk | 3-fetch-http.camel.yaml:9   | nobodysDesk""")
    void stopsTheStart(
            String fault,
            String good,
            String bad,
            String line,
            String reason,
            @TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws IOException {
        Path routes = copied(folder.resolve("routes"));
        Path file = routes.resolve(BROKEN);
        String text = Files.readString(file);
        assertThat(text).contains(good);
        Files.writeString(file, text.replace(good, bad));

        HubProcess.Ended ended =
                HubProcess.endingOn(folder, Map.of("HUB_ROUTES", routes.toString(), "SANDBOX_ENABLED", "false"));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.log()).as(fault).contains(BROKEN, line, reason);
    }

    private static Path copied(Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
