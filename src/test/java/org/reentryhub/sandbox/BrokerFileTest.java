package org.reentryhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reentryhub.Queues;

/** {@code deploy/broker.xml}, read as a broker reads it, is the embedded broker's configuration for a broker of its own. */
class BrokerFileTest {
    /** The one of the packaged directory, as an example. */
    private static final String A_PARTNERS = "partner.housing-1106";

    private static final FileConfiguration FILE = new FileConfiguration();

    @BeforeAll
    static void read() throws Exception {
        FileDeploymentManager reader =
                new FileDeploymentManager(Path.of("deploy/broker.xml").toUri().toString());
        reader.addDeployable(FILE);
        reader.readConfiguration();
    }

    @Test
    void itHasEveryQueueOfTheHubAndTheDeadLetters() {
        List<QueueConfiguration> queues = FILE.getAddressConfigurations().stream()
                .flatMap(address -> address.getQueueConfigs().stream())
                .toList();

        assertThat(queues)
                .extracting(queue -> queue.getName().toString())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Queues.ALL.stream(), Stream.of("DLQ", A_PARTNERS))
                        .toList());
        assertThat(queues).allMatch(queue -> queue.getRoutingType() == RoutingType.ANYCAST && queue.isDurable());
        assertThat(queues)
                .allMatch(queue -> queue.getName().equals(queue.getAddress()), "lies at the address of its name");
    }

    @Test
    void itTreatsThemAsTheEmbeddedBrokerDoes() {
        AddressSettings there = Objects.requireNonNull(FILE.getAddressSettings().get("#"));
        AddressSettings here = EmbeddedBroker.work();

        assertThat(String.valueOf(there.getDeadLetterAddress())).isEqualTo(String.valueOf(here.getDeadLetterAddress()));
        assertThat(String.valueOf(there.getExpiryAddress())).isEqualTo(String.valueOf(here.getExpiryAddress()));
        assertThat(there.getMaxDeliveryAttempts()).isEqualTo(here.getMaxDeliveryAttempts());
        assertThat(there.getRedeliveryDelay()).isEqualTo(here.getRedeliveryDelay());
        assertThat(there.getRedeliveryMultiplier()).isEqualTo(here.getRedeliveryMultiplier());
        assertThat(there.getMaxRedeliveryDelay()).isEqualTo(here.getMaxRedeliveryDelay());
        assertThat(there.isAutoCreateQueues()).isEqualTo(here.isAutoCreateQueues());
        assertThat(there.isAutoCreateAddresses()).isEqualTo(here.isAutoCreateAddresses());
        assertThat(there.isAutoDeleteQueues()).isEqualTo(here.isAutoDeleteQueues());
        assertThat(there.isAutoDeleteAddresses()).isEqualTo(here.isAutoDeleteAddresses());
    }

    @Test
    void aRecordOnTheQueueIsTriedUntilItIsWrittenDown() {
        AddressSettings there = Objects.requireNonNull(FILE.getAddressSettings().get(Queues.RECORDS_EVENTS));

        assertThat(there.getMaxDeliveryAttempts()).isEqualTo(-1);
        assertThat(EmbeddedBroker.records().getMaxDeliveryAttempts()).isEqualTo(-1);
    }

    @Test
    void itSyncsAndAsksWhoIsThere() {
        assertThat(FILE.isJournalDatasync()).isTrue();
        assertThat(FILE.isPersistenceEnabled()).isTrue();
        assertThat(FILE.getMaxDiskUsage()).isEqualTo(-1);
        assertThat(FILE.isSecurityEnabled()).isTrue();
        assertThat(FILE.getSecurityRoles()).containsOnlyKeys("#", "records.events", "partner.#", A_PARTNERS);
    }

    @Test
    void aPartnersQueueIsReadByThatPartnerAlone() {
        assertThat(readers("partner.#")).isEmpty();
        assertThat(readers(A_PARTNERS)).containsExactly("housing-1106");
        assertThat(FILE.getSecurityRoles().get(A_PARTNERS))
                .filteredOn(Role::isSend)
                .extracting(Role::getName)
                .containsExactly("amq");
    }

    private static List<String> readers(String match) {
        return Objects.requireNonNull(FILE.getSecurityRoles().get(match)).stream()
                .filter(role -> role.isConsume() || role.isBrowse() || role.isManage())
                .map(Role::getName)
                .toList();
    }

    @Test
    void whatLiesOnAPartnersQueueLiesThereAloneAndNotForLong() {
        AddressSettings there = Objects.requireNonNull(FILE.getAddressSettings().get("partner.#"));
        AddressSettings here = EmbeddedBroker.ofPartners();

        assertThat(there.getExpiryDelay())
                .isEqualTo(here.getExpiryDelay())
                .isEqualTo(Duration.ofDays(5).toMillis());
        assertThat(there.getMaxDeliveryAttempts())
                .isEqualTo(here.getMaxDeliveryAttempts())
                .isEqualTo(-1);
        assertThat(String.valueOf(there.getDeadLetterAddress()))
                .isEqualTo(String.valueOf(here.getDeadLetterAddress()))
                .isEmpty();
        assertThat(String.valueOf(there.getExpiryAddress()))
                .isEqualTo(String.valueOf(here.getExpiryAddress()))
                .isEmpty();
    }

    @Test
    void itListensForOneProtocolOnly() {
        assertThat(FILE.getAcceptorConfigurations()).singleElement().satisfies(acceptor -> {
            assertThat(acceptor.getParams()).containsEntry("port", "61616");
            assertThat(acceptor.getCombinedParams()).containsEntry("protocols", "CORE");
        });
    }
}
