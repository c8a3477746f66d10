package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.record;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many documents of 50 entries one core composes and validates, warm, and how many the bare validator of HAPI does:
 * {@code mvn -Pbenchmark verify -Dtest=SummaryBenchmark}.
 */
@Tag("benchmark")
class SummaryBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private final PatientRecord record = fifty();
    private final Bundle document = SummaryComposer.compose(record, cover()).fold(written -> written, refused -> {
        throw new AssertionError(refused.toString());
    });

    @Test
    void measureComposing() {
        Runnable compose = () -> SummaryComposer.compose(record, cover());
        Runnable andEncode = () -> FHIR.newJsonParser()
                .encodeResourceToString(
                        SummaryComposer.compose(record, cover()).fold(written -> written, refused -> new Bundle()));
        perSecond(WARM_UP, compose);
        print("compose, per second (asked for: 300)", perSecond(MEASURED, compose));
        perSecond(WARM_UP, andEncode);
        print("compose and write as JSON, per second", perSecond(MEASURED, andEncode));
    }

    @Test
    void measureValidating() {
        var ours = new SummaryValidator(FHIR, Optional.empty(), warnings -> {});
        var bare = FHIR.newValidator().registerValidatorModule(stock());
        Runnable validateOurs = () -> assertThat(ours.findings(document)).isEmpty();
        Runnable validateBare = () ->
                assertThat(bare.validateWithResult(document).getMessages()).isNotEmpty();
        perSecond(WARM_UP, validateOurs);
        perSecond(WARM_UP, validateBare);
        // in turns, so that whatever else the machine does meets both alike
        double oursPerSecond = 0;
        double barePerSecond = 0;
        int turns = 5;
        for (int turn = 0; turn < turns; turn++) {
            oursPerSecond += perSecond(MEASURED.dividedBy(turns), validateOurs) / turns;
            barePerSecond += perSecond(MEASURED.dividedBy(turns), validateBare) / turns;
        }
        print("validate, per second (asked for: 15)", oursPerSecond);
        print("the bare validator with its stock chain, per second", barePerSecond);
        print("ours of the bare one, per cent (asked for: 90)", 100 * oursPerSecond / barePerSecond);
    }

    /** As HAPI's documentation puts it together. */
    private static FhirInstanceValidator stock() {
        return new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR)));
    }

    /** By the thread's own time on its core: what others do on the machine counts as little as can be. */
    private static double perSecond(Duration during, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        long until = System.nanoTime() + during.toNanos();
        long done = 0;
        while (System.nanoTime() < until) {
            work.run();
            done++;
        }
        return done * 1e9 / (threads.getCurrentThreadCpuTime() - began);
    }

    private static void print(String what, double figure) {
        System.out.printf("%-60s %10.1f%n", what, figure);
    }

    private static PatientRecord fifty() {
        List<Resource> resources = new ArrayList<>();
        IntStream.range(0, 10)
                .forEach(n -> resources.add(Examples.condition("c-" + n, "Problem " + n, "active", "confirmed")));
        IntStream.range(0, 5).forEach(n -> resources.add(Examples.allergy("a-" + n, "Allergi " + n)));
        IntStream.range(0, 10).forEach(n -> {
            resources.add(Examples.statement("ms-" + n, "Medication/m-" + n));
            resources.add(Examples.medication("m-" + n, "Legemiddel " + n));
        });
        IntStream.range(0, 15).forEach(n -> {
            var observation = Examples.observation("o-" + n);
            observation.setCode(new CodeableConcept().setText("Prøve " + n));
            resources.add(observation);
        });
        assertThat(resources).hasSize(50);
        return record(resources.toArray(Resource[]::new));
    }
}
