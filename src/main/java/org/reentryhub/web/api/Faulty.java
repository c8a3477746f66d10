package org.reentryhub.web.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reentryhub.problem.FieldProblem;
import org.reentryhub.problem.ProblemException;

/** Collects every fault of a request body, so that whoever sent it mends all of them at once. */
public final class Faulty {
    private final List<FieldProblem> faults = new ArrayList<>();

    /** The value as it is; a fault when it is missing. */
    public <T> @Nullable T require(String pointer, @Nullable T value) {
        unless(value != null, pointer, "is missing");
        return value;
    }

    /** A fault unless something holds. */
    public void unless(boolean holds, String pointer, String message) {
        if (!holds) {
            faults.add(new FieldProblem(pointer, message));
        }
    }

    /** Refuses with 422 if there was any fault. */
    public void refuse() {
        if (!faults.isEmpty()) {
            throw ProblemException.unprocessable("The content of the request does not hold.", faults);
        }
    }
}
