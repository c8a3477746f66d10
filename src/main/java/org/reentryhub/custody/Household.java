package org.reentryhub.custody;

/** Who is to live together. */
public record Household(int adults, int children) {}
