package org.reentryhub.custody;

/**
 * Must know when numbers are joined or part. Called in the transaction that writes the snapshots, before
 * {@link CustodyListener}: what is then asked for by number is answered with the numbers as they are from now on.
 */
@FunctionalInterface
public interface NumberListener {
    void changed(NumberChange change);
}
