package org.reentryhub.health.endpoint;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.reentryhub.health.answer.TaskMapping;
import org.reentryhub.health.summary.Systems;
import org.springframework.stereotype.Component;

/** Finds among a recipient's own Tasks. What has changed is asked of the database; what lies sealed, of the Tasks themselves. */
@Component
class TaskSearch {
    private final OwnTasks own;

    TaskSearch(OwnTasks own) {
        this.own = own;
    }

    /** What a Task must be to be found; each that is null asks nothing. */
    record Asked(
            @Nullable TokenOrListParam identifier,
            @Nullable TokenOrListParam status,
            @Nullable DateRangeParam changed) {

        boolean names(UUID delivery) {
            return any(identifier, token -> isFor(token, delivery.toString()));
        }

        boolean hasStatus(Task task) {
            return any(status, token -> task.getStatus().toCode().equals(token.getValue()));
        }

        private static boolean any(@Nullable TokenOrListParam asked, Predicate<TokenParam> finds) {
            return asked == null || asked.getValuesAsQueryTokens().stream().anyMatch(finds);
        }

        /** {@code system|value}, {@code system|} or {@code value}, as FHIR R4 3.1.1.5.11 has them. */
        private static boolean isFor(TokenParam token, String delivery) {
            var system = token.getSystem();
            var value = token.getValue();
            return (system == null || system.equals(Systems.TASK))
                    && (value == null || value.isEmpty() || value.equals(delivery));
        }
    }

    /** Which of those found are given in one answer. */
    record Page(int size, int offset) {
        private static final int USUAL = 50;
        private static final int MOST = 200;

        static Page of(@Nullable Integer count, @Nullable Integer offset) {
            int size = Optional.ofNullable(count).filter(asked -> asked > 0).orElse(USUAL);
            return new Page(
                    Math.min(size, MOST),
                    Math.max(0, Optional.ofNullable(offset).orElse(0)));
        }

        <T> List<T> within(List<T> all) {
            return all.stream().skip(offset).limit(size).toList();
        }
    }

    IBundleProvider find(String recipient, Asked asked, Page page) {
        var from =
                asked.changed() == null ? null : TaskMapping.at(asked.changed().getLowerBoundAsInstant());
        var to = asked.changed() == null ? null : TaskMapping.at(asked.changed().getUpperBoundAsInstant());
        var named =
                own.changed(recipient, from, to).stream().filter(asked::names).toList();
        if (asked.status() == null) {
            return answer(tasks(recipient, page.within(named)).toList(), named.size(), page);
        }
        var found = tasks(recipient, named).filter(asked::hasStatus).toList();
        return answer(page.within(found), found.size(), page);
    }

    private Stream<Task> tasks(String recipient, List<UUID> deliveries) {
        return deliveries.stream()
                .flatMap(id -> own.delivery(recipient, id).stream())
                .map(own::task);
    }

    private static IBundleProvider answer(List<Task> tasks, int all, Page page) {
        var answer = new SimpleBundleProvider(tasks);
        answer.setSize(all);
        answer.setCurrentPageOffset(page.offset());
        answer.setCurrentPageSize(page.size());
        return answer;
    }
}
