package org.reentryhub.health.answer;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.wire.FhirAnswer;
import org.reentryhub.health.wire.FhirQuestion;
import org.reentryhub.health.wire.FhirReads;
import org.reentryhub.health.wire.FhirText;
import org.reentryhub.health.wire.FhirTrouble;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.health.wire.FhirWire;
import org.reentryhub.partner.Partner;
import org.springframework.stereotype.Component;

/** Asks a recipient's server in one question what has changed among the hub's Tasks there. */
@Component
class TaskChanges {
    private static final int MOST_PAGES = 20;

    private final FhirReads reads;
    private final FhirContext fhir;

    TaskChanges(FhirReads reads, FhirContext fhir) {
        this.reads = reads;
        this.fhir = fhir;
    }

    /**
     * What a recipient's server told.
     *
     * @param tasks in the order in which they changed
     * @param now its own time; null where it tells none, or not everything: then the next question starts where this one did
     */
    record Told(List<Task> tasks, @Nullable OffsetDateTime now) {
        Told {
            tasks = List.copyOf(tasks);
        }

        /** Whether the server's clock can be relied on to show the next change. */
        boolean byTheClock() {
            return now != null;
        }

        @Override
        public String toString() {
            return tasks.size() + " tasks";
        }
    }

    /**
     * The hub's Tasks that have changed since a moment of the recipient's own clock.
     *
     * @return empty when their server does not search that way
     * @throws FhirTrouble when it does not answer, or does not let the hub in
     */
    Optional<Told> since(Partner recipient, OffsetDateTime since) {
        var base = recipient.channel().address().toString();
        var tasks = new ArrayList<Task>();
        @Nullable OffsetDateTime now = null;
        long taken = 0;
        Optional<String> next = Optional.of("/Task?identifier=" + encoded(Systems.TASK + "|") + "&_lastUpdated="
                + encoded("gt" + since.withOffsetSameInstant(ZoneOffset.UTC).toInstant()));
        for (int page = 0; next.isPresent(); page++) {
            var answer = ask(recipient, next.get());
            taken += answer.body().length();
            var bundle = answer.status() == 200 ? searchset(answer.body()) : Optional.<Bundle>empty();
            if (bundle.isEmpty() && page == 0) {
                return Optional.empty();
            }
            bundle.ifPresent(set -> tasks(set).forEach(tasks::add));
            now = page == 0 ? bundle.map(TaskChanges::time).orElse(null) : now;
            next = bundle.flatMap(set -> next(set, base));
            if (isCutShort(bundle, next, page, taken)) {
                return Optional.of(new Told(sorted(tasks), null));
            }
        }
        return Optional.of(new Told(sorted(tasks), now != null ? now : newest(tasks)));
    }

    /** When there is more than was read: a page that failed, too many, or one that lies elsewhere. */
    private static boolean isCutShort(Optional<Bundle> bundle, Optional<String> next, int page, long taken) {
        return bundle.filter(set -> set.getLink("next") == null || next.isPresent())
                        .isEmpty()
                || (next.isPresent() && (page == MOST_PAGES || taken > FhirWire.LARGEST));
    }

    private FhirAnswer ask(Partner recipient, String what) {
        var answer = reads.get(FhirQuestion.to(recipient, what));
        return switch (answer.status()) {
            case 0 -> throw new FhirTrouble(Kind.UNREACHABLE);
            case 401, 403 -> throw new FhirTrouble(Kind.UNAUTHORISED);
            default -> answer;
        };
    }

    private Optional<Bundle> searchset(String body) {
        try {
            return Optional.of(FhirText.parse(fhir, body))
                    .filter(Bundle.class::isInstance)
                    .map(Bundle.class::cast);
        } catch (FhirTrouble unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<Task> tasks(Bundle page) {
        return page.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast);
    }

    private static @Nullable OffsetDateTime time(Bundle page) {
        return TaskMapping.at(page.getMeta().getLastUpdated());
    }

    private static @Nullable OffsetDateTime newest(List<Task> tasks) {
        return tasks.stream()
                .map(TaskMapping::changed)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Task> sorted(List<Task> tasks) {
        var byTime = Comparator.comparing(TaskMapping::changed, Comparator.nullsFirst(Comparator.naturalOrder()));
        return tasks.stream().sorted(byTime).toList();
    }

    /** The next page, if it is where this one came from: a server must not send the hub's credentials elsewhere. */
    private static Optional<String> next(Bundle page, String base) {
        return Optional.ofNullable(page.getLink("next"))
                .map(Bundle.BundleLinkComponent::getUrl)
                .filter(url -> url.startsWith(base + "/") || url.startsWith(base + "?"))
                .map(url -> url.substring(base.length()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
