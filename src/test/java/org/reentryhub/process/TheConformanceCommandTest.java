package org.reentryhub.process;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reentryhub.ReentryHub;

/** The command of the partner guide, in a JVM of its own: no hub starts, so there is an answer within seconds. */
@WireMockTest
class TheConformanceCommandTest {
    private static final long SECONDS_UNTIL_AN_ANSWER = 40;

    @Test
    void aReceiverThatDoesRightEndsItWithNoughtAndNothingIsLeftBehind(
            WireMockRuntimeInfo receiver, @TempDir Path folder) throws IOException, InterruptedException {
        stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));

        Ended ended = run(folder, receiver.getHttpBaseUrl() + "/hub");

        assertThat(ended.report())
                .contains("right  takes a REFERRAL", " right, 0 wrong")
                .doesNotContain("WRONG");
        assertThat(ended.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aReceiverThatIsNotThereIsFoundOutAndToldHowToMend(WireMockRuntimeInfo receiver, @TempDir Path folder)
            throws IOException, InterruptedException {
        Ended ended = run(folder, receiver.getHttpBaseUrl() + "/hub", "bearer:sandbox", "EMPLOYMENT");

        assertThat(ended.report()).contains("WRONG  takes a REFERRAL", "404", "MISDIRECTED", "Answer 2xx");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void whatItDoesNotUnderstandItAnswersWithWhatItDoes(@TempDir Path folder) throws IOException, InterruptedException {
        Ended ended = run(folder, "http://localhost:9000/hub", "kerberos");

        assertThat(ended.report()).startsWith("conformance URL [none|bearer:TOKEN|");
        assertThat(ended.code()).isEqualTo(2);
    }

    private record Ended(int code, String report) {}

    private static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReentryHub.class.getName(),
                "conformance"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String report = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(SECONDS_UNTIL_AN_ANSWER, SECONDS)).isTrue();
            return new Ended(process.exitValue(), report);
        } finally {
            process.destroyForcibly();
        }
    }
}
