package org.reentryhub.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.Cause;
import org.reentryhub.custody.CustodyStatus;
import org.reentryhub.person.PersonNumber;

/** Plays one person's snapshots to the rules and notes what NAV would be told; nothing is ever held back here. */
final class Told {
    static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final PersonNumber PERSON = new PersonNumber("KI-TOLD");

    private List<Stay> stays = List.of();
    private final List<Word> words = new ArrayList<>();
    private long ids;

    /** One notice. */
    record Word(UUID stay, NoticeType type, StayFacts says) {}

    static Snapshot inside(String custody, String admitted, @Nullable String release) {
        return snapshot(custody, CustodyStatus.IN_CUSTODY, admitted, release, Cause.DETAILS_CHANGED, "2026-11-22");
    }

    static Snapshot snapshot(
            String custody, CustodyStatus status, String admitted, @Nullable String release, Cause cause, String day) {
        return new Snapshot(
                UUID.nameUUIDFromBytes(custody.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                status,
                LocalDate.parse(admitted),
                release == null ? null : LocalDate.parse(release),
                "OSLO",
                cause,
                LocalDate.parse(day));
    }

    /** What is told because of this snapshot. */
    List<Word> hear(Snapshot now) {
        List<Stay> known = stays;
        return settle(
                StayRules.after(stays, PERSON, now, new UUID(0, ++ids)), stay -> now.isNoNews(known, stay, TODAY));
    }

    List<Word> cease() {
        return settle(StayRules.ceased(stays), stay -> false);
    }

    private List<Word> settle(List<Stay> after, Predicate<Stay> noNews) {
        int before = words.size();
        stays = after.stream()
                .map(stay -> noNews.test(stay) ? stay.filledIn() : told(stay))
                .toList();
        return List.copyOf(words.subList(before, words.size()));
    }

    private Stay told(Stay stay) {
        Optional<NoticeType> due = stay.due();
        due.ifPresent(type -> words.add(new Word(stay.id(), type, stay.known())));
        return due.isPresent() ? stay.toldTo("nav") : stay;
    }

    List<Stay> stays() {
        return stays;
    }

    List<Word> words() {
        return words;
    }

    /** The types alone. */
    static List<NoticeType> types(List<Word> words) {
        return words.stream().map(Word::type).toList();
    }
}
