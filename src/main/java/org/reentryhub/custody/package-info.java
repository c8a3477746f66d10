/**
 * The prison's record comes in. An event carries the whole record as it was at a time; the inbox keeps each once, the
 * newest of a person is the person's snapshot, and what cannot be read waits in quarantine.
 *
 * <pre>
 * RecordsByHttp, RecordsByQueue, RecordsByFile  the three ways in, each called by its route
 * EventReader    bytes become a {@link org.reentryhub.custody.CustodyEvent} or a list of faults (pure)
 * Inbox          decides what an event is (accepted, duplicate, stale) and writes it down, in one transaction
 * People         what is known of a person now
 * CustodyListener  who must know when a snapshot changes: plan, referral, health
 * </pre>
 */
@NullMarked
package org.reentryhub.custody;

import org.jspecify.annotations.NullMarked;
