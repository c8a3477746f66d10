package org.reentryhub.health.wire;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Whether a page of findings may be taken for all that it is (FHIR R4, 3.1.1.5): a server may say in it what it left out. */
final class SearchPage {
    private static final Set<IssueSeverity> FAILED = EnumSet.of(IssueSeverity.FATAL, IssueSeverity.ERROR);
    private static final Set<IssueType> CUT_SHORT = EnumSet.of(
            IssueType.INCOMPLETE, IssueType.TIMEOUT, IssueType.TOOCOSTLY, IssueType.THROTTLED, IssueType.SUPPRESSED);

    private SearchPage() {}

    static boolean isWhole(Bundle page) {
        return page.getType() == Bundle.BundleType.SEARCHSET
                && page.getEntry().stream()
                        .allMatch(entry -> entry.hasResource()
                                && !(entry.getResource() instanceof OperationOutcome outcome && saysSo(outcome)));
    }

    private static boolean saysSo(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue -> FAILED.contains(issue.getSeverity()) || CUT_SHORT.contains(issue.getCode()));
    }
}
