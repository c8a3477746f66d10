package org.reentryhub.partner;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that lead somewhere else each time they are looked up. */
public final class Rebinding {
    private Rebinding() {}

    public static AllowedAddresses inTheSandbox(String... inTurn) {
        return of(new AddressRule(false, Set.of()), inTurn);
    }

    static AllowedAddresses inProduction(String... inTurn) {
        return of(new AddressRule(true, Set.of("bolig.kommune.internal", "[fd00::7]")), inTurn);
    }

    private static AllowedAddresses of(AddressRule rule, String... inTurn) {
        AtomicInteger turn = new AtomicInteger();
        return new AllowedAddresses(
                rule, host -> InetAddress.getAllByName(List.of(inTurn).get(turn.getAndIncrement())));
    }
}
