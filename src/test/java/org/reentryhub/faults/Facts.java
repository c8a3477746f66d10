package org.reentryhub.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the hub itself says when all is over, of the referrals in a history.
 *
 * @param waiting messages that are still to be sent
 * @param disclosed messages that stand in somebody's list of disclosures
 * @param answers the ids of the answers it has, by referral
 * @param stopped messages that it says it has stopped or put before a person
 * @param attempts the outcomes of the attempts at each message, in order
 */
record Facts(
        List<String> waiting,
        Set<String> disclosed,
        Map<String, List<String>> answers,
        Set<String> stopped,
        Map<String, List<String>> attempts) {}
