package org.reentryhub.custody;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.reentryhub.problem.FieldProblem;

/** What came of reading an event: one that holds, or why it does not. */
sealed interface EventReading {

    <T> T fold(Function<CustodyEvent, T> readable, Function<Refused, T> refused);

    /** The event, when it holds. */
    default Optional<CustodyEvent> event() {
        return fold(Optional::of, refused -> Optional.empty());
    }

    record Readable(CustodyEvent found) implements EventReading {
        @Override
        public <T> T fold(Function<CustodyEvent, T> readable, Function<Refused, T> refused) {
            return readable.apply(found);
        }
    }

    /**
     * @param isJson whether it could at least be parsed
     * @param source what it says of itself, as far as that is well formed; so too {@code id} and {@code person}
     */
    record Refused(
            boolean isJson,
            @Nullable String source,
            @Nullable String id,
            @Nullable PersonNumber person,
            List<FieldProblem> faults)
            implements EventReading {
        static final Refused TOO_LONG = unparsable("an event is at most 1 MB; only its beginning is kept");
        static final Refused NO_ARRAY = unparsable("must be one JSON array in UTF-8; only its beginning is kept");

        static final Refused NO_TEXT = unparsable("must be a text message of at most 1 MB; it was not read");

        static Refused unparsable(String message) {
            return new Refused(false, null, null, null, List.of(new FieldProblem("", message)));
        }

        List<IntakeError> errors(long index) {
            return faults.stream()
                    .map(fault -> new IntakeError(index, id, fault.pointer(), fault.message()))
                    .toList();
        }

        @Override
        public <T> T fold(Function<CustodyEvent, T> readable, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
