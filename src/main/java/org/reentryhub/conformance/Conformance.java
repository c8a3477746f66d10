package org.reentryhub.conformance;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.NorwegianTime;
import org.reentryhub.referral.HandoverDomain;

/**
 * The command {@code conformance URL [AUTH] [DOMAIN]}: plays the hub against a receiver, prints what is right and what is wrong and
 * how to mend it. AUTH is one of {@link Credentials#FORMS}.
 */
public final class Conformance {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String USAGE = "conformance URL [%s] [%s]"
            .formatted(
                    Credentials.FORMS,
                    String.join(
                            "|",
                            Stream.of(HandoverDomain.values()).map(Enum::name).toList()));

    private final Receiver receiver;
    private final List<Step> script;
    private final PrintStream out;

    Conformance(Receiver receiver, List<Step> script, PrintStream out) {
        this.receiver = receiver;
        this.script = script;
        this.out = out;
    }

    /** Runs the command; gives its exit code: 0 when all is right, 1 when something is wrong, 2 when it was not understood. */
    public static int run(List<String> arguments, PrintStream out) {
        return run(arguments, out, TIMEOUT);
    }

    static int run(List<String> arguments, PrintStream out, Duration timeout) {
        try {
            Receiver receiver = Receiver.at(arguments.get(0), argument(arguments, 1, "none"), timeout);
            HandoverDomain domain = HandoverDomain.valueOf(argument(arguments, 2, "HOUSING"));
            Letters letters = new Letters(domain, OffsetDateTime.now(Clock.system(NorwegianTime.ZONE)));
            boolean withCredentials = receiver.authorisation().isPresent();
            return new Conformance(receiver, Script.of(letters, withCredentials), out).run() == 0 ? 0 : 1;
        } catch (Credentials.NoToken refused) {
            out.printf("Nothing was sent: %s.%n", refused.getMessage());
            return 1;
        } catch (IllegalArgumentException | IndexOutOfBoundsException misunderstood) {
            out.println(USAGE);
            return 2;
        }
    }

    /** Sends every message once, in order; gives how many were dealt with wrongly. */
    private int run() {
        out.printf("Playing the hub against %s, with invented people%n%n", receiver.address());
        Judge judge = new Judge();
        int wrong = 0;
        for (Step step : script) {
            Receiver asked = step.demand() == Step.Demand.REFUSED ? receiver.withoutCredentials() : receiver;
            Reply reply = asked.post(step.letter());
            Optional<String> fault = judge.fault(step, reply);
            out.printf(
                    "%-5s  %-55s %s, %d ms%n",
                    fault.isPresent() ? "WRONG" : "right",
                    step.duty(),
                    reply.status() == 0 ? "no answer" : reply.status(),
                    reply.took().toMillis());
            fault.ifPresent(sentence -> out.printf("       %s%n", sentence));
            wrong += fault.isPresent() ? 1 : 0;
            if (step == script.get(0) && reply.failure().isPresent()) {
                out.printf("%nNobody answers there, so nothing more was sent.%n");
                return wrong;
            }
        }
        out.printf(
                "%n%d right, %d wrong. The partner guide says more: docs/partner-guide.md#your-duties%n",
                script.size() - wrong, wrong);
        return wrong;
    }

    private static String argument(List<String> arguments, int position, String unlessGiven) {
        return position < arguments.size() ? arguments.get(position) : unlessGiven;
    }
}
