/**
 * The record becomes dates. Everything but the store is pure: facts and timetable in, dates and sentences out.
 *
 * <pre>
 * PlanFactsMapping  what of a custody record a plan depends on
 * Timetable         the rules, read from timetable.yaml and checked at start
 * Planner           facts become a {@link org.reentryhub.plan.Plan}; what-if is the same function, asked twice
 * MilestoneViews    how each milestone stands today, and why; Readiness the same for each domain
 * FirstDays         whether the first 72 hours can work
 * Plans             keeps the plan of everybody right: with each change of a record, and after a change of the timetable
 * </pre>
 */
@NullMarked
package org.reentryhub.plan;

import org.jspecify.annotations.NullMarked;
