package org.reentryhub;

import java.util.UUID;

/** Where new ids come from, so that tests can know them beforehand. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
