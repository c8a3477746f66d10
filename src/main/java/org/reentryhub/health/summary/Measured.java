package org.reentryhub.health.summary;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * The written rules for what is done or measured again and again: of what has the same code, the latest ones. Whoever takes
 * over must see where the patient stands, and must find it.
 */
final class Measured {
    private static final int SEVERAL = 3;
    private static final Set<String> RESULTS = Set.of("laboratory", "imaging");
    private static final Set<String> PREGNANCY = Set.of(
            "82810-3", "11778-8", "11779-6", "11780-4", "11636-8", "11637-6", "11638-4", "11639-2", "11640-0",
            "11612-9", "11613-7", "11614-5", "33065-4");
    private static final Set<ObservationStatus> OBSERVED = EnumSet.of(
            ObservationStatus.FINAL,
            ObservationStatus.AMENDED,
            ObservationStatus.CORRECTED,
            ObservationStatus.PRELIMINARY);
    private static final Set<DiagnosticReportStatus> REPORTED = EnumSet.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.APPENDED,
            DiagnosticReportStatus.PRELIMINARY);
    private static final String SERVICE = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private Measured() {}

    /** Of each examination the latest three. */
    static Stream<Resource> results(PatientRecord record) {
        return Stream.concat(
                latest(SEVERAL, reports(record), DiagnosticReport::getCode, DiagnosticReport::getEffective),
                latest(SEVERAL, observations(record, RESULTS), Observation::getCode, Observation::getEffective));
    }

    /** Of each measure the latest. */
    static Stream<Observation> vitalSigns(PatientRecord record) {
        return latest(1, observations(record, Set.of("vital-signs")), Observation::getCode, Observation::getEffective);
    }

    /** Of each habit the latest that was said. */
    static Stream<Observation> habits(PatientRecord record) {
        return latest(
                1,
                observations(record, Set.of("social-history"))
                        .filter(observation -> !Codes.has(observation.getCode(), PREGNANCY)),
                Observation::getCode,
                Observation::getEffective);
    }

    /** Of each question about pregnancy the latest answer (the codes of IPS 2.0.0). */
    static Stream<Observation> pregnancy(PatientRecord record) {
        return latest(
                1,
                record.all(Observation.class)
                        .filter(Measured::isObserved)
                        .filter(observation -> Codes.has(observation.getCode(), PREGNANCY)),
                Observation::getCode,
                Observation::getEffective);
    }

    /** Of each procedure the latest three. */
    static Stream<Procedure> procedures(PatientRecord record) {
        return latest(
                SEVERAL,
                record.all(Procedure.class).filter(procedure -> EnumSet.of(
                                Procedure.ProcedureStatus.COMPLETED, Procedure.ProcedureStatus.INPROGRESS)
                        .contains(procedure.getStatus())),
                Procedure::getCode,
                Procedure::getPerformed);
    }

    static boolean isObserved(Observation observation) {
        return OBSERVED.contains(observation.getStatus());
    }

    private static Stream<Observation> observations(PatientRecord record, Set<String> category) {
        return record.all(Observation.class)
                .filter(Measured::isObserved)
                .filter(observation -> Codes.has(observation.getCategory(), category));
    }

    /** Those of a diagnostic service; notes that are kept as reports are no results. */
    private static Stream<DiagnosticReport> reports(PatientRecord record) {
        return record.all(DiagnosticReport.class)
                .filter(report -> REPORTED.contains(report.getStatus()))
                .filter(report -> !report.hasCategory()
                        || Codes.has(report.getCategory(), RESULTS)
                        || report.getCategory().stream()
                                .flatMap(category -> category.getCoding().stream())
                                .anyMatch(coding -> SERVICE.equals(coding.getSystem())));
    }

    private static <T extends Resource> Stream<T> latest(
            int most, Stream<T> all, Function<T, CodeableConcept> code, Function<T, Type> time) {
        var newestFirst = Comparator.comparing(time.andThen(Measured::moment), Comparator.reverseOrder());
        return all
                .collect(groupingBy(each -> key(each, code.apply(each)), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(same -> same.stream().sorted(newestFirst).limit(most));
    }

    /** What has neither code nor name is like nothing else. */
    private static Object key(Resource resource, CodeableConcept code) {
        var coding = code.getCoding().stream()
                .filter(found -> found.getCode() != null)
                .findFirst();
        return coding.map(found -> found.getSystem() + "|" + found.getCode())
                .<Object>map(key -> key)
                .orElseGet(() -> code.getText() != null ? List.of(code.getText()) : resource);
    }

    /** Times of FHIR sort as text, a day before the hours in it; close enough to tell newer from older. */
    private static String moment(Type time) {
        if (time instanceof Period period) {
            return moment(period.hasEnd() ? period.getEndElement() : period.getStartElement());
        }
        return time instanceof BaseDateTimeType when && when.hasValue() ? when.getValueAsString() : "";
    }
}
