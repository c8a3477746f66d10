package org.reentryhub.health.supply;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.summary.PatientRecord;

/** Who is to hand out a medicine next, by the prescription, else by the care plan. */
public final class Dispensers {
    private static final Set<CarePlanActivityStatus> AHEAD = EnumSet.of(
            CarePlanActivityStatus.NOTSTARTED, CarePlanActivityStatus.SCHEDULED, CarePlanActivityStatus.INPROGRESS);

    private Dispensers() {}

    /** The resources that must be read before it can be told who they are, by local name. */
    public static List<String> unread(PatientRecord record) {
        return Stream.concat(
                        Order.in(record).flatMap(order -> order.dispensers().stream()),
                        activities(record).flatMap(activity -> activity.getDetail().getPerformer().stream()))
                .filter(mention -> !mention.hasIdentifier())
                .filter(mention -> record.resolve(mention).isEmpty())
                .flatMap(mention -> record.localName(mention).stream())
                .distinct()
                .toList();
    }

    /** Everybody named for a medicine, each once. */
    static List<Named> of(PatientRecord record, String key, List<Order> orders, OffsetDateTime at) {
        var prescribed =
                orders.stream().flatMap(order -> order.dispensers().stream()).toList();
        return (prescribed.isEmpty() ? planned(record, key) : prescribed.stream())
                .map(mention -> Named.of(record, mention, at))
                .distinct()
                .toList();
    }

    private static Stream<Reference> planned(PatientRecord record, String key) {
        return activities(record)
                .filter(activity -> isOf(record, activity, key))
                .flatMap(activity -> activity.getDetail().getPerformer().stream());
    }

    private static Stream<CarePlanActivityComponent> activities(PatientRecord record) {
        return record.all(CarePlan.class)
                .filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE)
                .filter(plan -> Doses.isAbout(record, plan.getSubject()))
                .flatMap(plan -> plan.getActivity().stream())
                .filter(activity -> AHEAD.contains(activity.getDetail().getStatus()));
    }

    /** Only an activity that names the medicine is about it. */
    private static boolean isOf(PatientRecord record, CarePlanActivityComponent activity, String key) {
        return Optional.ofNullable(activity.getDetail().getProduct())
                .filter(named -> Substance.of(record, named).key().equals(key))
                .isPresent();
    }
}
