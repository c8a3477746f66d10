package org.reentryhub.custody;

import java.util.UUID;
import org.reentryhub.audit.Actor;
import org.springframework.stereotype.Component;

/** Events that were refused: visible to operators without their content, and taken in anew when somebody says so. */
@Component("quarantine")
public class Quarantine {

    /** The newest first, 50 to a page; page from 0. */
    public Page<QuarantinedEvent> list(int page) {
        throw new UnsupportedOperationException("next commit");
    }

    /**
     * Reads the event anew, by the rules of today. When it holds it is accepted (or found duplicate or stale) and marked
     * as replayed; otherwise it stays, with its faults of today.
     *
     * @throws org.reentryhub.problem.ProblemException 404 when there is none with that id; 409 when only its beginning was kept
     */
    public IntakeReport replay(UUID id, Actor actor) {
        throw new UnsupportedOperationException("next commit");
    }
}
