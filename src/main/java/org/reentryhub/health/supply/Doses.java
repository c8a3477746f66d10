package org.reentryhub.health.supply;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.reentryhub.NorwegianTime;
import org.reentryhub.health.summary.PatientRecord;

/** What was given, and what was handed out: only what is recorded as done, to this patient, by today. */
final class Doses {
    private Doses() {}

    /** A dose given inside. */
    record Given(Substance substance, LocalDate on) {}

    /**
     * Something to take along.
     *
     * @param on empty when nobody wrote down the day
     * @param days empty when nobody can tell how long it lasts
     */
    record Taken(Substance substance, Optional<LocalDate> on, Optional<Integer> days) {

        Optional<HandedOut> handedOut() {
            return on.flatMap(day -> days.map(number -> new HandedOut(day, number)));
        }
    }

    static Stream<Given> given(PatientRecord record, LocalDate today) {
        return record.all(MedicationAdministration.class)
                .filter(dose -> isCompleted(dose))
                .filter(dose -> isAbout(record, dose.getSubject()))
                .flatMap(dose -> day(dose).stream()
                        .filter(day -> !day.isAfter(today))
                        .map(day -> new Given(Substance.of(record, dose.getMedication()), day)));
    }

    static Stream<Taken> taken(PatientRecord record, LocalDate today) {
        return record.all(MedicationDispense.class)
                .filter(dispense -> dispense.getStatus() == MedicationDispenseStatus.COMPLETED)
                .filter(dispense -> isAbout(record, dispense.getSubject()))
                .filter(MedicationDispense::hasMedication)
                .map(dispense -> taken(record, dispense, today));
    }

    private static Taken taken(PatientRecord record, MedicationDispense dispense, LocalDate today) {
        var substance = Substance.of(record, dispense.getMedication());
        return dispense.hasModifierExtension()
                ? new Taken(substance, Optional.empty(), Optional.empty())
                : new Taken(
                        substance,
                        day(dispense.getWhenHandedOverElement()).filter(day -> !day.isAfter(today)),
                        Amounts.days(dispense));
    }

    private static boolean isCompleted(MedicationAdministration dose) {
        return dose.getStatus() == MedicationAdministrationStatus.COMPLETED
                && !dose.hasModifierExtension()
                && dose.hasMedication();
    }

    static boolean isAbout(PatientRecord record, Reference subject) {
        return record.localName(subject)
                .filter(PatientRecord.name(record.patient())::equals)
                .isPresent();
    }

    private static Optional<LocalDate> day(MedicationAdministration dose) {
        if (dose.getEffective() instanceof Period period) {
            return day(period.hasEnd() ? period.getEndElement() : period.getStartElement());
        }
        return dose.getEffective() instanceof DateTimeType time ? day(time) : Optional.empty();
    }

    /** A year or a month is no day. */
    private static Optional<LocalDate> day(BaseDateTimeType time) {
        if (!time.hasValue() || time.getPrecision().ordinal() < TemporalPrecisionEnum.DAY.ordinal()) {
            return Optional.empty();
        }
        return Optional.of(
                time.getPrecision() == TemporalPrecisionEnum.DAY
                        ? LocalDate.of(time.getYear(), time.getMonth() + 1, time.getDay())
                        : time.getValue().toInstant().atZone(NorwegianTime.ZONE).toLocalDate());
    }
}
