package org.reentryhub.partner;

/**
 * One thing wrong in a partner file.
 *
 * @param line counted from 1
 * @param reason a sentence; never the value of a secret
 */
public record DirectoryProblem(int line, String reason) {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
