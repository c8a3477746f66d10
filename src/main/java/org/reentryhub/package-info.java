/**
 * The hub, along the way of the data.
 *
 * <pre>
 * custody   the prison's record comes in: inbox, snapshot, quarantine
 * plan      the record becomes dates: timetable, milestones, readiness
 * consent   what the person allowed, and took back
 * partner   who receives, and which office is responsible
 * referral  what is said to whom: composition, versions, lifecycle, answers
 * notice    what NAV is told of a stay whatever the person consents to, and when it knew
 * delivery  how it gets there: outbox, attempts, retries
 * figures   how it went after releases, in numbers that point at nobody
 * ladder    what is done when a receiver is silent: the next way, a mail, the telephone
 * health    continuity of care, past the prison's eyes; the only FHIR here
 * audit     who saw and sent what
 * conformance  plays the hub against a receiver's endpoint
 * web       the JSON API and the pages; sandbox  the embedded parts and their story
 * </pre>
 */
@NullMarked
package org.reentryhub;

import org.jspecify.annotations.NullMarked;
