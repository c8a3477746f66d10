package org.reentryhub.health.supply;

import java.util.List;
import org.reentryhub.health.summary.Named;

/** Where medicines can be had, as the partner directory has it. */
public interface Doors {
    /** The point behind a name; nobody where it is the health unit itself, which hands out nothing after a release. */
    List<DispensingPoint> named(Named who);

    /** Those who are to receive the summary and of whom the directory says when they hand out medicines. */
    List<DispensingPoint> amongRecipients();
}
