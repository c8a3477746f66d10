package org.reentryhub.partner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reentryhub.partner.Sending.Breaker;
import org.reentryhub.partner.Sending.Order;

/** Reads how the hub sends to a partner: {@code retry}, {@code rate}, {@code order} and {@code breaker} of its channel. */
final class SendingReader {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(5);
    private static final int MOST_STEPS = 20;

    private SendingReader() {}

    static Sending read(Section channel) {
        return new Sending(
                ladder(channel), rate(channel), order(channel), breaker(channel.sectionOrNothing("breaker")));
    }

    private static List<Duration> ladder(Section channel) {
        if (!channel.has("retry")) {
            return Sending.USUAL.ladder();
        }
        var steps = channel.entries("retry");
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            channel.refuse("retry must have one to %d steps".formatted(MOST_STEPS));
        }
        return steps.stream()
                .map(entry -> entry.as(Words.duration(SHORTEST, LONGEST_WAIT)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static int rate(Section channel) {
        return channel.entry("rate")
                .flatMap(entry -> entry.as(Words.number(1, 1_000)))
                .orElse(Sending.USUAL.perSecond());
    }

    private static Order order(Section channel) {
        return channel.entry("order")
                .flatMap(entry -> entry.as(Words.lower(Order.class)))
                .orElse(Sending.USUAL.order());
    }

    private static Breaker breaker(Section breaker) {
        var usual = Sending.USUAL.breaker();
        var read = new Breaker(
                breaker.entry("failures")
                        .flatMap(entry -> entry.as(Words.number(1, 1_000)))
                        .orElse(usual.failures()),
                breaker.entry("probe")
                        .flatMap(entry -> entry.as(Words.duration(SHORTEST, LONGEST_PROBE)))
                        .orElse(usual.probe()));
        breaker.nothingElse();
        return read;
    }
}
