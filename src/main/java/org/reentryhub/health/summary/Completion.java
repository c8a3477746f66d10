package org.reentryhub.health.summary;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** IPS wants what the source may not know, a time or a performer: then it is said to be unknown, and nothing is made up. */
final class Completion {
    private Completion() {}

    static Resource of(Resource entry) {
        if (entry instanceof MedicationStatement statement && !statement.hasEffective()) {
            statement.setEffective(unknown());
        } else if (entry instanceof Procedure procedure && !procedure.hasPerformed()) {
            procedure.setPerformed(unknown());
        } else if (entry instanceof DeviceUseStatement use && !use.hasTiming()) {
            use.setTiming(unknown());
        } else if (entry instanceof DiagnosticReport report && !report.hasEffective()) {
            report.setEffective(unknown());
        } else if (entry instanceof Observation observation) {
            complete(observation);
        }
        return entry;
    }

    private static void complete(Observation observation) {
        if (!observation.hasEffective()) {
            observation.setEffective(unknown());
        }
        if (!observation.hasPerformer()) {
            var nobody = new Reference();
            nobody.addExtension(absent());
            observation.addPerformer(nobody);
        }
    }

    private static DateTimeType unknown() {
        var time = new DateTimeType();
        time.addExtension(absent());
        return time;
    }

    private static Extension absent() {
        return new Extension(Systems.ABSENT, new CodeType("unknown"));
    }
}
