package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** House rules of {@code mappings/}: every file says what it means, and every partner can take, refuse and be down. */
class StubsTest {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsOneAnswerThatSaysWhatItMeans(Path file) throws IOException {
        JsonNode stub = JSON.readTree(file.toFile());

        assertThat(stub.path("metadata").path("says").asText())
                .as("metadata.says")
                .hasSizeBetween(20, 200);
        assertThat(stub.path("request").isObject()).as("one request").isTrue();
        assertThat(stub.path("response").isObject()).as("one response").isTrue();
        assertThat(stub.path("response").has("bodyFileName"))
                .as("a body elsewhere")
                .isFalse();
        assertThat(MAPPINGS.relativize(file).getNameCount())
                .as("mappings/<partner>/<sentence>.json")
                .isEqualTo(2);
        assertThat(file.getFileName().toString()).matches("[a-z0-9]+(-[a-z0-9]+)+\\.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileSpeaksForThePartnerOfItsFolder(Path file) throws IOException {
        JsonNode request = JSON.readTree(file.toFile()).path("request");
        String address = Stream.of("url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate")
                .map(key -> request.path(key).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");

        assertThat(address).startsWith("/" + MAPPINGS.relativize(file).getName(0) + "/");
    }

    @ParameterizedTest
    @MethodSource("callablePartners")
    void everyCallablePartnerCanTakeRefuseAndBeDown(String partner) throws IOException {
        List<String> sentences;
        try (Stream<Path> files = Files.list(MAPPINGS.resolve(partner))) {
            sentences = files.map(file -> file.getFileName().toString()).toList();
        }

        assertThat(sentences).anyMatch(sentence -> sentence.startsWith("takes-"));
        assertThat(sentences).anyMatch(sentence -> sentence.startsWith("refuses-"));
        assertThat(sentences).anyMatch(sentence -> sentence.startsWith("is-down"));
    }

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(MAPPINGS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<String> callablePartners() throws IOException {
        String directory = Files.readString(Path.of("src/main/resources/partners.yaml"));
        return java.util.regex.Pattern.compile("type: rest, url: \"http://[^/]+/([a-z0-9-]+)\"")
                .matcher(directory)
                .results()
                .map(found -> found.group(1));
    }
}
