package org.reentryhub.story;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.reentryhub.HubTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

/** Any sequence of deeds, of one person after another, on the running hub that the other tests share. */
@HubTest
abstract class ReferralLives {
    @Value("${local.server.port}")
    int port;

    @Value("${sandbox.port}")
    int sandboxPort;

    @Autowired
    JdbcClient jdbc;

    @BeforeTry
    void joinTheRunningHub() throws Exception {
        if (jdbc == null) {
            new TestContextManager(getClass()).prepareTestInstance(this);
            SomebodyInPrison.at(port, sandboxPort).housingIsDownFor(ReferralLife.FAILING);
        }
    }

    @Provide
    Arbitrary<ActionChain<ReferralLife>> lives() {
        ActionChainArbitrary<ReferralLife> chains = ActionChain.startWith(this::begin);
        for (ReferralLife.Deed deed : ReferralLife.Deed.values()) {
            chains = chains.withAction(weight(deed), action(deed));
        }
        return chains.withMaxTransformations(12);
    }

    private ReferralLife begin() {
        ReferralLife life = new ReferralLife(SomebodyInPrison.at(port, sandboxPort), jdbc);
        Arrays.asList(ReferralLife.Deed.CONSENT, ReferralLife.Deed.HAND_OVER).forEach(deed -> life.does(deed, 1));
        return life;
    }

    private static int weight(ReferralLife.Deed deed) {
        return switch (deed) {
            case ANSWER -> 6;
            case MOVE_THE_DATE, MOVE_IT_TO_WHERE_THE_OFFICE_FAILS, HAND_OVER, CONSENT -> 3;
            default -> 1;
        };
    }

    private static Action.Independent<ReferralLife> action(ReferralLife.Deed deed) {
        return () -> Arbitraries.longs()
                .map(chance ->
                        Transformer.mutate(deed + " by " + chance, (ReferralLife life) -> life.does(deed, chance)));
    }

    void isLived(ActionChain<ReferralLife> life) {
        life.withInvariant("promises", ReferralLife::holdsItsPromises).run().comesToRest();
    }
}
