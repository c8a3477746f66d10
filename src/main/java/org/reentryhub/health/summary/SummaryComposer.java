package org.reentryhub.health.summary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * Writes an International Patient Summary 2.0.0 document from what the health unit's server told: a pure function, the
 * same for preview and for sending. It knows nothing of the prison but the cover it is given.
 */
public final class SummaryComposer {
    private final PatientRecord record;
    private final Cover cover;
    private final Meta labels = new Meta();

    private SummaryComposer(PatientRecord record, Cover cover) {
        this.record = record;
        this.cover = cover;
        cover.labels().forEach(labels::addSecurity);
    }

    /** The document, or why there must be none. */
    public static Draft compose(PatientRecord record, Cover cover) {
        return new SummaryComposer(record, cover).compose();
    }

    private Draft compose() {
        var chosen = chosen();
        var read = Stream.concat(chosen.stream(), record.all(CareTeam.class));
        var objections = Objections.to(record, read.toList());
        return objections.isEmpty() ? new Draft.Written(document(chosen)) : new Draft.Refused(objections);
    }

    private Set<Resource> chosen() {
        var chosen = new LinkedHashSet<Resource>();
        for (var section : Section.values()) {
            chosen.addAll(section.choose(record));
        }
        List.copyOf(chosen).stream().flatMap(this::medicine).forEach(chosen::add);
        return chosen;
    }

    private Stream<Resource> medicine(Resource entry) {
        return Stream.of(entry)
                .map(SummaryComposer::medication)
                .filter(Reference.class::isInstance)
                .flatMap(reference -> record.resolve((Reference) reference).stream());
    }

    private static Type medication(Resource entry) {
        if (entry instanceof MedicationStatement statement) {
            return statement.getMedication();
        }
        return entry instanceof MedicationRequest request ? request.getMedication() : new DateTimeType();
    }

    private Bundle document(Set<Resource> chosen) {
        var urns = urns(chosen);
        var bundle = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        bundle.setMeta(labels.copy().addProfile(Systems.IPS + "Bundle-uv-ips"));
        bundle.setLanguage("no-NO");
        bundle.setIdentifier(new Identifier().setSystem(Systems.UUID_URN).setValue(urns.named("document")));
        bundle.setTimestampElement(cover.instant());
        add(bundle, urns.named("composition"), new SummaryTitlePage(record, cover, urns).write());
        add(bundle, urns.of(record.patient()), patient());
        add(bundle, urns.named("author"), author());
        var closing = new Closing(record, urns);
        chosen.forEach(entry -> add(bundle, urns.of(entry), complete(closing.copy(entry, labels))));
        return bundle;
    }

    private Resource patient() {
        var patient = SummaryPatient.of(record.patient(), cover);
        patient.setMeta(labels.copy().addProfile(Systems.IPS + "Patient-uv-ips"));
        return patient;
    }

    private Resource author() {
        var author = new Organization().setName(cover.from().name());
        cover.from().fhirIdentifiers().forEach(author::addIdentifier);
        return author;
    }

    /** IPS wants a time where the source may have none: then it is said that it is unknown. */
    private static Resource complete(Resource entry) {
        if (entry instanceof MedicationStatement statement && !statement.hasEffective()) {
            statement.setEffective(unknown());
        }
        if (entry instanceof Procedure procedure && !procedure.hasPerformed()) {
            procedure.setPerformed(unknown());
        }
        return entry;
    }

    private static DateTimeType unknown() {
        var time = new DateTimeType();
        time.addExtension(new Extension(Systems.ABSENT, new CodeType("unknown")));
        return time;
    }

    private static void add(Bundle bundle, String urn, Resource resource) {
        resource.setId(urn.substring("urn:uuid:".length()));
        bundle.addEntry().setFullUrl(urn).setResource(resource);
    }

    private Urns urns(Set<Resource> chosen) {
        var present = new LinkedHashSet<>(chosen);
        present.add(record.patient());
        return new Urns(cover.space(), present);
    }
}
