package org.reentryhub.health.page;

/** What is wrong with a field of a form, in the reader's words. */
public record Fault(String field, String text) {}
