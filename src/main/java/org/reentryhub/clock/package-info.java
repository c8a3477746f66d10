/**
 * Silence is an event. What is expected of somebody is a row with a due time; when that has passed, a ladder is climbed,
 * rung by rung, until it is met.
 *
 * <pre>
 * Expectation  what is expected, and the sentence that says it is missing
 * Ladder       what is done about silence, and when: all of it
 * Clocks       sets the rows of a referral to what its state demands
 * ClockSweeper lets each rung come, once
 * Digests      what a prison's unit leader reads in the morning
 * </pre>
 *
 * What a referral demands is said where referrals are: {@code referral.Expectations}.
 */
@NullMarked
package org.reentryhub.clock;

import org.jspecify.annotations.NullMarked;
