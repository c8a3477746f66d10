package org.reentryhub.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;

/**
 * What each event of a chunk is, in the order in which they came, and what is then known of each person. Pure: the newest
 * event of a person wins, whatever the order of arrival, and the same event counts once.
 *
 * @param judged one for each event, in their order
 * @param outcomes what is to be written of each person of whom something was applied
 */
record Judgement(List<Judged> judged, Collection<Outcome> outcomes) {

    /** An event, its digest and its verdict. */
    record Judged(CustodyEvent event, UUID digest, Verdict verdict) {}

    /**
     * @param person of whom
     * @param known from now on
     * @param content the event whose content is to be kept; null when all that was applied said the same
     * @param steps how many snapshots were applied
     */
    record Outcome(PersonNumber person, Known known, @Nullable Judged content, int steps) {}

    /** An event and the digest of its content. */
    record Candidate(CustodyEvent event, UUID digest) {}

    /**
     * @param known of the persons of these events
     * @param seen which of these events were accepted before
     */
    static Judgement of(List<Candidate> candidates, Map<PersonNumber, Known> known, Set<EventKey> seen) {
        Map<PersonNumber, Known> now = new HashMap<>(known);
        Set<EventKey> met = new HashSet<>(seen);
        Map<PersonNumber, Outcome> outcomes = new LinkedHashMap<>();
        List<Judged> judged = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Judged one = judge(candidate, now, met);
            judged.add(one);
            if (one.verdict().isApplied()) {
                Known next = new Known(one.event().order(), one.digest());
                now.put(one.event().person(), next);
                outcomes.merge(one.event().person(), outcome(one, next), Judgement::then);
            }
        }
        return new Judgement(judged, outcomes.values());
    }

    private static Judged judge(Candidate candidate, Map<PersonNumber, Known> now, Set<EventKey> met) {
        CustodyEvent event = candidate.event();
        if (!met.add(event.key())) {
            return new Judged(event, candidate.digest(), Verdict.DUPLICATE);
        }
        Verdict verdict = Known.judge(
                Optional.ofNullable(now.get(event.person())), event.order(), candidate.digest(), event.cause());
        return new Judged(event, candidate.digest(), verdict);
    }

    private static Outcome outcome(Judged judged, Known known) {
        return new Outcome(judged.event().person(), known, judged.verdict().isTold() ? judged : null, 1);
    }

    private static Outcome then(Outcome earlier, Outcome later) {
        return new Outcome(
                later.person(),
                later.known(),
                later.content() == null ? earlier.content() : later.content(),
                earlier.steps() + later.steps());
    }

    /** What others must be told of, in order. */
    List<Judged> told() {
        return judged.stream().filter(one -> one.verdict().isTold()).toList();
    }

    /** What was not accepted before and is to be kept. */
    List<Judged> kept() {
        return judged.stream().filter(one -> one.verdict() != Verdict.DUPLICATE).toList();
    }
}
