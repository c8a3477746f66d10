package org.reentryhub.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.custody.OpenAlerts;
import org.reentryhub.delivery.Hold;
import org.reentryhub.delivery.OpenWork;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.reentryhub.task.OpenTasks;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What operators watch, as gauges. They are read from the database every few seconds, however often and by whomever they are
 * asked for; how old they are is a gauge too. Of health parties there is none.
 */
@Component
class HubFigures {
    private final OpenWork work;
    private final OpenTasks tasks;
    private final OpenAlerts alerts;
    private final Partners partners;
    private final Clock clock;
    private final MultiGauge oldest;
    private final MultiGauge backlog;
    private final MultiGauge dead;
    private final MultiGauge breakers;
    private final MultiGauge waiting;
    private volatile long lookedAt = System.nanoTime();

    HubFigures(
            OpenWork work,
            OpenTasks tasks,
            OpenAlerts alerts,
            Partners partners,
            Hold hold,
            Clock clock,
            MeterRegistry meters) {
        this.work = work;
        this.tasks = tasks;
        this.alerts = alerts;
        this.partners = partners;
        this.clock = clock;
        this.oldest = gauges(meters, "hub.oldest.open.delivery.seconds", "since when the oldest open message waits");
        this.backlog = gauges(meters, "hub.backlog", "messages that wait");
        this.dead = gauges(meters, "hub.dead", "messages that nobody tries again unless told to");
        this.breakers = gauges(meters, "hub.breaker.open", "whether the partner is left alone, and why");
        this.waiting = gauges(meters, "hub.waiting.for.person", "open alerts and tasks");
        Gauge.builder("hub.deliveries.held", hold, held -> held.since().isPresent() ? 1 : 0)
                .description("whether nothing leaves at all, after a restore")
                .register(meters);
        Gauge.builder("hub.figures.age.seconds", this, figures -> figures.age().toMillis() / 1e3)
                .description("how old the other figures are")
                .strongReference(true)
                .register(meters);
    }

    private static MultiGauge gauges(MeterRegistry meters, String name, String words) {
        return MultiGauge.builder(name).description(words).register(meters);
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    @Scheduled(fixedDelayString = "${hub.figures.look-every:PT5S}")
    void look() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<OpenWork.Line> lines = lines();
        byPartner(oldest, lines, line -> line.oldest() == null ? 0 : seconds(line.oldest(), now));
        byPartner(backlog, lines, OpenWork.Line::backlog);
        byPartner(dead, lines, OpenWork.Line::dead);
        breakers.register(
                lines.stream()
                        .map(line -> MultiGauge.Row.of(
                                Tags.of("partner", line.partner(), "why", line.why() == null ? "NONE" : line.why()),
                                line.why() == null ? 0 : 1))
                        .collect(Collectors.toList()),
                true);
        waiting.register(
                Stream.concat(waiting("ALERT", alerts.byCode()), waiting("TASK", tasks.byCode()))
                        .collect(Collectors.toList()),
                true);
        lookedAt = System.nanoTime();
    }

    private static Stream<MultiGauge.Row<?>> waiting(String what, Map<String, Long> byCode) {
        return byCode.entrySet().stream()
                .map(open -> MultiGauge.Row.of(Tags.of("what", what, "code", open.getKey()), open.getValue()));
    }

    /** Every partner of the directory but those of health, and whoever left it with something open. */
    private List<OpenWork.Line> lines() {
        Map<String, OpenWork.Line> lines = new TreeMap<>();
        partners.all().stream()
                .filter(partner -> !partner.isHealth())
                .forEach(partner -> lines.put(partner.id(), new OpenWork.Line(partner.id(), 0, 0, null, null)));
        Set<String> ofHealth = partners.all().stream()
                .filter(Partner::isHealth)
                .map(Partner::id)
                .collect(Collectors.toCollection(TreeSet::new));
        work.lines().stream()
                .filter(line -> !ofHealth.contains(line.partner()))
                .forEach(line -> lines.put(line.partner(), line));
        return List.copyOf(lines.values());
    }

    private static double seconds(OffsetDateTime since, OffsetDateTime now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1e3);
    }

    private static void byPartner(
            MultiGauge gauges, List<OpenWork.Line> lines, ToDoubleFunction<OpenWork.Line> figure) {
        gauges.register(
                lines.stream()
                        .map(line -> MultiGauge.Row.of(Tags.of("partner", line.partner()), figure.applyAsDouble(line)))
                        .collect(Collectors.toList()),
                true);
    }
}
