package org.reentryhub.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.CustodyRecord;
import org.reentryhub.custody.Release;
import org.reentryhub.partner.Partner;
import org.reentryhub.plan.Timetable;
import org.springframework.stereotype.Component;

/** Holds a record against what a receiver was told. Sending and what-if ask the same. */
@Component
class Weighing {
    private final Versions versions;
    private final SentVersions sent;
    private final Post post;
    private final Timetable timetable;
    private final Clock clock;

    Weighing(Versions versions, SentVersions sent, Post post, Timetable timetable, Clock clock) {
        this.versions = versions;
        this.sent = sent;
        this.post = post;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** How far word of the referral has come. */
    Said said(Referral referral) {
        return sent.said(referral.id(), versions.of(referral.id()));
    }

    /** Since when the receiver is asked whether it keeps the referral; null when it never was. */
    @Nullable
    LocalDate asked(Referral referral) {
        return versions.of(referral.id()).stream()
                .map(Version::holdSince)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** What the record asks for. */
    Said.Step step(Said said, Referral referral, CustodyRecord record, Partner recipient) {
        return said.next(version -> says(version, referral, seenFrom(version, record), recipient));
    }

    /** Whether a version says exactly what the record says. */
    boolean says(Version version, Referral referral, CustodyRecord record, Partner recipient) {
        return Arrays.equals(version.content(), post.content(referral, record, recipient));
    }

    /** The record with the release that the version told, where the present one is no news to whoever knows that. */
    private CustodyRecord seenFrom(Version version, CustodyRecord record) {
        @Nullable Release told = version.release();
        @Nullable Release now = record.custody().release();
        return timetable.isUnimportant(told, now, LocalDate.now(clock)) ? record.withRelease(told) : record;
    }

    /** Whether the receiver can keep this person's address as safe as it has to be. */
    static boolean keepsSafe(CustodyRecord record, Partner recipient) {
        return Recipients.keepsSafe(record, Optional.of(recipient));
    }
}
