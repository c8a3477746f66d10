package org.reentryhub.partner;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reentryhub.partner.Partner.Channel;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partner.Expects;
import org.reentryhub.partner.Partner.Handles;
import org.reentryhub.partner.Partner.Ladder;
import org.reentryhub.partner.Partner.Language;
import org.reentryhub.partner.Partner.Notify;
import org.reentryhub.partner.Partner.Transfers;

/**
 * Reads what was agreed with a partner; each term has a value that holds when the row says nothing.
 *
 * @param transfersUnlessSaid what holds when a prison health unit's row is silent
 */
record Terms(Transfers transfersUnlessSaid) {
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration RECEIPT_WITHIN = Duration.ofHours(4);
    private static final Duration MAIL_AT_MOST = Duration.ofDays(1);
    private static final Duration ANSWER_WITHIN = Duration.ofDays(5);

    Language language(Section row) {
        return row.entry("language")
                .flatMap(entry -> entry.as(Words.lower(Language.class)))
                .orElse(Language.NB);
    }

    Expects expects(Section row) {
        var expects = row.sectionOrNothing("expects");
        var read = new Expects(
                within(expects, "receiptWithin", RECEIPT_WITHIN), within(expects, "answerWithin", ANSWER_WITHIN));
        expects.nothingElse();
        return read;
    }

    private static Duration within(Section expects, String key, Duration unlessSaid) {
        return expects.entry(key)
                .flatMap(entry -> entry.as(Words.duration(SHORTEST, LONGEST)))
                .orElse(unlessSaid);
    }

    Handles handles(Section row) {
        var handles = row.sectionOrNothing("handles");
        var read = new Handles(yesOrNo(handles, "addressProtected").orElse(false));
        handles.nothingElse();
        return read;
    }

    /** Who is pushed to takes a message again under the same key: a caller and a broker may both come twice. */
    boolean idempotent(Section row, Channel channel) {
        var pushed = channel.type() == ChannelType.REST || channel.type() == ChannelType.QUEUE;
        return yesOrNo(row, "idempotent").orElse(pushed);
    }

    Optional<Notify> notify(Section row) {
        return row.section("notify").flatMap(notify -> {
            var email =
                    notify.required("email").flatMap(entry -> entry.as(Words.matching(EMAIL, "is no mail address")));
            var atMost = within(notify, "atMost", MAIL_AT_MOST);
            notify.nothingElse();
            return email.map(address -> new Notify(address, atMost));
        });
    }

    Optional<Ladder> ladder(Section row) {
        return row.section("ladder").flatMap(ladder -> {
            var failures = ladder.required("afterFailures").flatMap(entry -> entry.as(Words.number(1, 100)));
            var hours = ladder.required("afterHours").flatMap(entry -> entry.as(Words.duration(SHORTEST, LONGEST)));
            var next = ladder.required("next").flatMap(entry -> entry.as(Words.lower(Ladder.Next.class)));
            ladder.nothingElse();
            return failures.flatMap(
                    most -> hours.flatMap(silence -> next.map(rung -> new Ladder(most, silence, rung))));
        });
    }

    /** Only a prison health unit's row may speak of transfers. */
    Transfers transfers(Section row, Optional<Kind> kind) {
        if (!kind.equals(Optional.of(Kind.PRISON_HEALTH))) {
            return Transfers.SIGN_OFF;
        }
        return row.entry("transfers")
                .flatMap(entry -> entry.as(Words.lower(Transfers.class)))
                .orElse(transfersUnlessSaid);
    }

    private static Optional<Boolean> yesOrNo(Section section, String key) {
        return section.entry(key).flatMap(entry -> entry.as(Words::yesOrNo));
    }
}
