/**
 * Counts of how it went after releases, without small numbers that could point at a person.
 *
 * <pre>
 * OutcomeCounts   counts people, in the database
 * SmallNumbers    which of the counts are withheld: pure
 * OutcomeFigures  what is given: the counts without the withheld ones
 * </pre>
 */
@NullMarked
package org.reentryhub.figures;

import org.jspecify.annotations.NullMarked;
