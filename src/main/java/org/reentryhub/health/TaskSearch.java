package org.reentryhub.health;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
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

        boolean finds(Task task) {
            return any(identifier, token -> task.getIdentifier().stream().anyMatch(each -> isFor(token, each)))
                    && any(status, token -> task.getStatus().toCode().equals(token.getValue()));
        }

        private static boolean any(@Nullable TokenOrListParam asked, Predicate<TokenParam> finds) {
            return asked == null || asked.getValuesAsQueryTokens().stream().anyMatch(finds);
        }

        /** {@code system|value}, {@code |value}, {@code system|} or {@code value}, as FHIR R4 3.1.1.5.11 has them. */
        private static boolean isFor(TokenParam token, Identifier identifier) {
            var system = token.getSystem();
            var value = token.getValue();
            return (system == null || system.equals(identifier.getSystem()))
                    && (value == null || value.isEmpty() || value.equals(identifier.getValue()));
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
    }

    IBundleProvider find(String recipient, Asked asked, Page page) {
        var from =
                asked.changed() == null ? null : TaskMapping.at(asked.changed().getLowerBoundAsInstant());
        var to = asked.changed() == null ? null : TaskMapping.at(asked.changed().getUpperBoundAsInstant());
        var found = own.changed(recipient, from, to).stream()
                .flatMap(id -> own.delivery(recipient, id).stream())
                .map(own::task)
                .filter(asked::finds)
                .toList();
        var answer = new SimpleBundleProvider(
                found.stream().skip(page.offset()).limit(page.size()).toList());
        answer.setSize(found.size());
        answer.setCurrentPageOffset(page.offset());
        answer.setCurrentPageSize(page.size());
        return answer;
    }
}
