package org.reentryhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** How more than one hub is run: the profile {@code two} of the compose file, and the example for Kubernetes. */
class TwoHubsTest {
    private static final Map<String, Map<String, Object>> SERVICES = services();

    @Test
    void withoutTheProfileNothingIsStartedThatWasNotBefore() {
        assertThat(SERVICES.entrySet().stream()
                        .filter(service -> !service.getValue().containsKey("profiles"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("hub", "database", "broker", "partners");
    }

    @Test
    void bothHubsHaveTheSameDatabaseBrokersKeysAndAddress() {
        Map<String, Object> a = service("hub-a");
        Map<String, Object> b = service("hub-b");

        assertThat(a.get("environment")).isEqualTo(b.get("environment"));
        assertThat(a.get("volumes")).isEqualTo(b.get("volumes")).isEqualTo(List.of("hubs-data:/hub/data"));
        assertThat(variable("hub-a", "SPRING_DATASOURCE_URL")).isEqualTo(variable("hub", "SPRING_DATASOURCE_URL"));
        assertThat(variable("hub-a", "HUB_PUBLIC_URL")).isEqualTo("http://proxy:8080");
        assertThat(variable("hub-a", "HUB_BROKER_URL"))
                .startsWith("(tcp://broker-a:61616,tcp://broker-b:61616)?ha=true&reconnectAttempts=-1")
                .contains("consumerWindowSize=0");
        assertThat(map(b.get("depends_on"))).as("the first makes the keys").containsKey("hub-a");
    }

    @Test
    void eachBrokerHasItsOwnFileAndKnowsTheOther() throws IOException {
        assertThat(mounted("broker-a")).contains("./deploy/broker-primary.xml");
        assertThat(mounted("broker-b")).contains("./deploy/broker-backup.xml");
        for (String file : List.of("deploy/broker-primary.xml", "deploy/broker-backup.xml")) {
            assertThat(Files.readString(Path.of(file))).contains("tcp://broker-a:61616", "tcp://broker-b:61616");
        }
        assertThat(service("broker-a").get("image")).isEqualTo(service("broker").get("image"));
    }

    @Test
    void theProxyKnowsBothHubs() throws IOException {
        assertThat(mounted("proxy")).contains("./deploy/proxy.conf");
        assertThat(Files.readString(Path.of("deploy/proxy.conf")))
                .contains("server hub-a:8080", "server hub-b:8080", "listen 8080;");
    }

    @Test
    void whoIsStoppedHasTheTimeThatItMayTake() {
        assertThat(service("hub-a").get("stop_grace_period")).isEqualTo("40s");
        assertThat(map(objects().get("Deployment")).toString()).contains("terminationGracePeriodSeconds=40");
    }

    @Test
    void theKubernetesExampleIsYamlOfTheKindsThatItNames() {
        assertThat(objects().keySet())
                .containsExactlyInAnyOrder("Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy", "Secret");
        assertThat(objects().values())
                .allSatisfy(object -> assertThat(object).containsKeys("apiVersion", "kind", "metadata"));
        assertThat(map(objects().get("Deployment")).toString())
                .contains(
                        "replicas=2",
                        "path=/actuator/health/liveness",
                        "path=/actuator/health/readiness",
                        "preStop",
                        "resources",
                        "SPRING_PROFILES_ACTIVE",
                        "production");
    }

    @Test
    void everyVariableOfTheKubernetesExampleIsDocumented() throws IOException {
        String operations = Files.readString(Path.of("docs/operations.md"));
        Set<String> named = Pattern.compile("\\b((?:HUB|SPRING)_[A-Z0-9_]+)")
                .matcher(kubernetes())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(operations).contains(name));
    }

    private static Map<String, Map<String, Object>> objects() {
        String yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(kubernetes())
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n---\n"));
        return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
                .map(TwoHubsTest::map)
                .collect(Collectors.toMap(object -> String.valueOf(object.get("kind")), object -> object));
    }

    private static String kubernetes() {
        try {
            return Files.readString(Path.of("docs/kubernetes.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            Map<String, Object> compose = map(new Yaml().load(Files.readString(Path.of("docker-compose.yml"))));
            return map(compose.get("services")).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, service -> map(service.getValue())));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Map<String, Object> service(String name) {
        assertThat(SERVICES).containsKey(name);
        return map(SERVICES.get(name));
    }

    private static String variable(String service, String name) {
        return String.valueOf(map(service(service).get("environment")).get(name));
    }

    private static Stream<String> mounted(String service) {
        return ((List<?>) Objects.requireNonNull(service(service).get("volumes")))
                .stream().map(mount -> String.valueOf(mount).split(":", -1)[0]);
    }

    private static Map<String, Object> map(@Nullable Object yaml) {
        assertThat(yaml).isInstanceOf(Map.class);
        return ((Map<?, ?>) Objects.requireNonNull(yaml))
                .entrySet().stream()
                        .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }
}
