package org.reentryhub.health.summary;

import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;

/** What came of composing: a document, or the reasons why there is none. */
public sealed interface Draft {
    /** The answer, whichever it is. */
    <T> T fold(Function<Bundle, T> written, Function<List<Finding>, T> refused);

    /** A document Bundle, closed in itself, not yet validated. */
    record Written(Bundle document) implements Draft {
        @Override
        public <T> T fold(Function<Bundle, T> written, Function<List<Finding>, T> refused) {
            return written.apply(document);
        }
    }

    /** Nothing may be sent until the health unit has looked at these. */
    record Refused(List<Finding> findings) implements Draft {
        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public <T> T fold(Function<Bundle, T> written, Function<List<Finding>, T> refused) {
            return refused.apply(findings);
        }
    }
}
