package org.reentryhub.health.transfer;

import java.util.List;
import org.reentryhub.custody.CustodyRecord;

/** What is open of a person at other prisons' units than that of the prison where they are held now. */
@FunctionalInterface
public interface OtherUnits {

    /**
     * Ends it there, within the caller's transaction on the health schema; the caller has the person's turn.
     *
     * @return each as it stood, oldest first
     */
    List<Transfer> end(CustodyRecord person);
}
