package org.reentryhub.web.console.inbox;

/**
 * What is wrong with a field of a form.
 *
 * @param field the id of the field
 * @param text in the reader's language
 */
public record Fault(String field, String text) {}
