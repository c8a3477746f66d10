package org.reentryhub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What docs/walkthrough.md tells its readers to type does what it says, line by line. */
@HubTest
class WalkthroughTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @LocalServerPort
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Test
    void everyLineOfTheWalkthroughDoesWhatItSays(@TempDir Path folder) throws IOException, InterruptedException {
        String typed = BLOCK.matcher(Files.readString(Path.of("docs/walkthrough.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        Path script = Files.writeString(folder.resolve("walk"), "set -Eeuxo pipefail\n" + typed);
        Path said = folder.resolve("said");
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        bash.environment().put("hub", "http://localhost:" + port);
        bash.environment().put("sandbox", "http://localhost:" + sandboxPort);
        Process walk = bash.start();
        boolean ended = walk.waitFor(120, TimeUnit.SECONDS);
        walk.destroyForcibly();
        assertThat(ended && walk.exitValue() == 0).as(end(said)).isTrue();
    }

    private static String end(Path said) throws IOException {
        String all = Files.readString(said);
        return all.substring(Math.max(0, all.length() - 3_000));
    }
}
