package org.reentryhub.web.console.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.DeliveryState;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.delivery.MessageOwner;
import org.reentryhub.delivery.Outcome;
import org.reentryhub.delivery.Shortage;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Sending;
import org.reentryhub.referral.RefusedCalls;
import org.reentryhub.web.ops.ReplayForm;

/** Keys that the pages put together from codes. */
class WordsForOperatorsTest {
    private static final Path TEXTS = Path.of("src/main/resources/messages/console/operations_nb.properties");

    @Test
    void everyCodeThatAnOperatorSeesHasAText() throws IOException {
        Set<String> texts = texts();
        assertThat(texts).containsAll(keys("deliveryState.", "", DeliveryState.values()));
        assertThat(texts).containsAll(keys("kind.", "", MessageKind.values()));
        assertThat(texts).containsAll(keys("why.", "", Outcome.values()));
        assertThat(texts).containsAll(keys("standing.", "", PartnerRow.State.values()));
        assertThat(texts).containsAll(keys("need.short.", "", Shortage.values()));
        assertThat(texts).containsAll(keys("channel.", "", Partner.ChannelType.values()));
        assertThat(texts).containsAll(keys("by.", "", Partner.ChannelType.values()));
        assertThat(texts).containsAll(keys("order.", "", Sending.Order.values()));
        assertThat(texts).containsAll(keys("said.", "", RefusedCalls.What.values()));
        assertThat(texts).containsAll(keys("act.", ".says", ReplayForm.As.values()));
        assertThat(texts).contains("because.CREDENTIALS", "because.ADDRESS", "because.FAILING", "because.BUSY");
    }

    /** What an owner is told of a failure stands in the delivery's row, but for a cancellation, which is «OPERATOR» there. */
    @Test
    void everyReasonForWhichAMessageDiesHasAText() throws IOException {
        assertThat(texts())
                .containsAll(keys(
                        "why.",
                        "",
                        Arrays.stream(MessageOwner.Failure.Reason.values())
                                .filter(reason -> reason != MessageOwner.Failure.Reason.CANCELLED_BY_OPERATOR)
                                .toArray(Enum<?>[]::new)))
                .contains("why.OPERATOR");
    }

    private static Set<String> keys(String before, String after, Enum<?>[] codes) {
        return Arrays.stream(codes).map(code -> before + code.name() + after).collect(Collectors.toSet());
    }

    private static Set<String> texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS, UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }
}
