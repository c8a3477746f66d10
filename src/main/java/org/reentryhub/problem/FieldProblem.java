package org.reentryhub.problem;

/**
 * One thing wrong in a request body.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body
 * @param message a sentence that never repeats the value
 */
public record FieldProblem(String pointer, String message) {}
