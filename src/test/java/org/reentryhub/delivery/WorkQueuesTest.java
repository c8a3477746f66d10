package org.reentryhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reentryhub.HubTest;
import org.reentryhub.Queues;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partners;
import org.springframework.beans.factory.annotation.Autowired;

/** Which route carries messages to whom. */
@HubTest
class WorkQueuesTest {
    @Autowired
    private Partners partners;

    @Test
    void whoeverIsPushedToHasARouteAndWhoeverFetchesHasNone() {
        for (Partner partner : partners.all()) {
            boolean pushed = partner.channel().type() == ChannelType.REST
                    || partner.channel().type() == ChannelType.QUEUE;
            assertThat(Queues.ALL.contains(WorkQueues.to(partner)))
                    .as(partner.id())
                    .isEqualTo(pushed);
        }
        assertThat(to("housing-0301")).isEqualTo(Queues.DELIVER_HOUSING);
        assertThat(to("nav-0301")).isEqualTo(Queues.DELIVER_EMPLOYMENT);
        assertThat(to("education-0301")).isEqualTo(Queues.DELIVER_OTHER);
        assertThat(to("housing-1106")).isEqualTo(Queues.DELIVER_QUEUE);
        assertThat(to("housing-5612")).isEmpty();
    }

    private String to(String id) {
        return WorkQueues.to(partners.find(id).orElseThrow());
    }
}
