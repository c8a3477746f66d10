package org.reentryhub.web.console.inbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.web.console.Fault;
import org.springframework.stereotype.Component;

/** What is wrong with a typed answer: what the page asks for, and then what is asked of every answer. */
@Component("inboxFaults")
class AnswerFaults {
    private static final Map<String, String> FIELDS =
            Map.of("/text", "text", "/redirectTo", "to", "/appointment/at", "date", "/appointment/place", "place");

    private final Clock clock;

    AnswerFaults(Clock clock) {
        this.clock = clock;
    }

    List<Fault> of(AnswerFields typed) {
        List<Fault> faults = new ArrayList<>();
        if (needsReason(typed.answer())
                && reasons(typed.answer()).stream()
                        .noneMatch(reason -> reason.name().equals(typed.reason()))) {
            faults.add(new Fault("reason", "inbox.fault.reason"));
        }
        boolean silent = typed.text() == null || typed.text().isBlank();
        boolean other = AnswerReason.OTHER.name().equals(typed.reason());
        if (silent && (other || typed.answer() == AnswerCode.MORE_INFO_NEEDED)) {
            faults.add(new Fault("text", other ? "inbox.fault.other" : "inbox.fault.question"));
        }
        if (typed.answer() == AnswerCode.PLANNED && typed.when().isEmpty()) {
            faults.add(new Fault("date", "inbox.fault.when"));
        }
        return faults.isEmpty() ? ofAny(typed) : faults;
    }

    /** Whether an answer is asked why. */
    static boolean needsReason(AnswerCode answer) {
        return !reasons(answer).isEmpty();
    }

    /** Why it may be. */
    static List<AnswerReason> reasons(AnswerCode answer) {
        return Arrays.stream(AnswerReason.values())
                .filter(reason -> reason.explains().contains(answer))
                .toList();
    }

    private List<Fault> ofAny(AnswerFields typed) {
        try {
            typed.form().checked(clock.instant());
            return List.of();
        } catch (ProblemException refusal) {
            return refusal.problem().errors().stream()
                    .map(FieldProblem::pointer)
                    .map(pointer -> FIELDS.getOrDefault(pointer, ""))
                    .map(field -> field.isEmpty() ? tampered() : new Fault(field, "inbox.fault.form." + field))
                    .distinct()
                    .toList();
        }
    }

    /** What nobody can type is wrong: the form is not the one that was shown. */
    private static Fault tampered() {
        throw ProblemException.badRequest("The form is not one of the hub's.");
    }
}
