package org.reentryhub.web.door;

import org.reentryhub.audit.Actor;

/** A principal that knows in what capacity it acts; every way of signing in ends in one. */
public interface SignedIn {
    Actor actor();
}
