package org.reentryhub.sandbox;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.Queues;

/** {@code deploy/broker-primary.xml} and {@code deploy/broker-backup.xml}, on two ports of this machine. */
class BrokerPairTest {
    @ParameterizedTest
    @ValueSource(strings = {"broker-primary.xml", "broker-backup.xml"})
    void eachHasWhatTheSingleBrokerHas(String file) throws Exception {
        FileConfiguration single = read(Path.of("deploy/broker.xml"));
        FileConfiguration one = read(Path.of("deploy", file));

        assertThat(one.getAddressSettings()).isEqualTo(single.getAddressSettings());
        assertThat(one.getSecurityRoles()).isEqualTo(single.getSecurityRoles());
        assertThat(queues(one)).isEqualTo(queues(single));
        assertThat(one.isJournalDatasync()).isTrue();
        assertThat(one.getMaxDiskUsage()).isEqualTo(-1);
        assertThat(one.isSecurityEnabled()).isTrue();
    }

    @Test
    void whatLayInThePrimaryIsTakenFromTheBackupWhenItIsGone(@TempDir Path folder) throws Exception {
        int a = freePort();
        int b = freePort();
        EmbeddedActiveMQ primary = started(folder, "primary", a, Map.of("broker-a", a, "broker-b", b));
        EmbeddedActiveMQ backup = started(folder, "backup", b, Map.of("broker-a", a, "broker-b", b));
        String url =
                "(tcp://localhost:%d,tcp://localhost:%d)?ha=true&reconnectAttempts=-1&callFailoverTimeout=5000&consumerWindowSize=0"
                        .formatted(a, b);
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url);
                JMSContext hub = connections.createContext()) {
            await().atMost(ofSeconds(60)).until(() -> backup.getActiveMQServer().isReplicaSync());
            hub.createProducer().send(hub.createQueue(Queues.DELIVER_HOUSING), "an id");

            primary.stop();

            await().atMost(ofSeconds(60)).until(() -> backup.getActiveMQServer().isActive());
            try (var consumer = hub.createConsumer(hub.createQueue(Queues.DELIVER_HOUSING))) {
                assertThat(consumer.receiveBody(String.class, 20_000)).isEqualTo("an id");
            }
        } finally {
            primary.stop();
            backup.stop();
        }
    }

    /** The file as it is, but for ports and folders of this test; who may do what is another test's. */
    private static EmbeddedActiveMQ started(Path folder, String which, int own, Map<String, Integer> ports)
            throws Exception {
        String file = "broker-" + which + ".xml";
        String text = Files.readString(Path.of("deploy", file)).replace("0.0.0.0:61616", "localhost:" + own);
        for (var port : ports.entrySet()) {
            text = text.replace(port.getKey() + ":61616", "localhost:" + port.getValue());
        }
        Path copy = Files.writeString(folder.resolve(file), text.replace(">data/", ">" + folder.resolve(which) + "/"));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(read(copy).setSecurityEnabled(false).setJMXManagementEnabled(false));
        broker.start();
        return broker;
    }

    private static Map<String, String> queues(FileConfiguration configuration) {
        return configuration.getAddressConfigurations().stream()
                .flatMap(address -> address.getQueueConfigs().stream())
                .collect(Collectors.toMap(
                        queue -> queue.getName().toString(),
                        queue -> queue.getRoutingType() + " " + queue.isDurable()));
    }

    private static FileConfiguration read(Path file) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager reader = new FileDeploymentManager(file.toUri().toString());
        reader.addDeployable(configuration);
        reader.readConfiguration();
        return configuration;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
