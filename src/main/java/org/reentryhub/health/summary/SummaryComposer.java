package org.reentryhub.health.summary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes an International Patient Summary 2.0.0 document from what the health unit's server told: a pure function, the
 * same for preview and for sending. It knows nothing of the prison but the cover it is given.
 */
public final class SummaryComposer {
    private final PatientRecord record;
    private final Index index;
    private final Cover cover;
    private final Reservation reservation;
    private final Meta labels = new Meta();

    private SummaryComposer(PatientRecord record, Cover cover, List<String> recipient) {
        this.record = record;
        this.index = new Index(record);
        this.cover = cover.asStrictAs(record);
        this.reservation = Reservation.in(index, cover, recipient);
        this.cover.labels().forEach(labels::addSecurity);
    }

    /** The document as it is for nobody in particular, or why there must be none. */
    public static Draft compose(PatientRecord record, Cover cover) {
        return compose(record, cover, List.of());
    }

    /**
     * The document, or why there must be none.
     *
     * @param recipient {@code system|value} each: what the patient has blocked for one is open to another
     */
    public static Draft compose(PatientRecord record, Cover cover, List<String> recipient) {
        return new SummaryComposer(record, cover, recipient).compose();
    }

    /** The titles of the sections in which the document for that recipient lacks what the patient has blocked. */
    public static List<String> withheld(PatientRecord record, Cover cover, List<String> recipient) {
        var composer = new SummaryComposer(record, cover, recipient);
        return Contents.of(composer.index, composer.reservation).stream()
                .filter(Chapter::withheld)
                .map(Chapter::title)
                .toList();
    }

    private Draft compose() {
        var chapters = Contents.of(index, reservation);
        var entries =
                chapters.stream().flatMap(chapter -> chapter.entries().stream()).toList();
        if (Objections.areTooMany(entries)) {
            return new Draft.Refused(List.of(Objections.TOO_LARGE));
        }
        var told = Carried.with(entries, index, reservation);
        var read = Stream.of(told.stream(), record.all(CareTeam.class), record.all(Consent.class))
                .<Resource>flatMap(each -> each)
                .distinct()
                .toList();
        var objections = Stream.of(
                        reservation.findings(),
                        Contents.gaps(index),
                        Objections.to(index, chapters, read),
                        hiddenAddress(chapters, told))
                .flatMap(List::stream)
                .distinct()
                .toList();
        return objections.isEmpty() ? written(chapters, told) : new Draft.Refused(objections);
    }

    private Draft written(List<Chapter> chapters, Set<Resource> told) {
        var urns = urns(told);
        return new SummaryTitlePage(index, cover, urns)
                .write(chapters)
                .<Draft>map(page -> new Draft.Written(document(page, told, urns)))
                .orElseGet(() -> new Draft.Refused(List.of(Objections.TOO_LARGE)));
    }

    private List<Finding> hiddenAddress(List<Chapter> chapters, Set<Resource> told) {
        return cover.protection().hidesAddress() ? HiddenAddress.shown(record, chapters, told) : List.of();
    }

    private Bundle document(Composition page, Set<Resource> told, Urns urns) {
        var bundle = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        bundle.setMeta(labels.copy().addProfile(Systems.IPS + "Bundle-uv-ips"));
        bundle.setLanguage("no-NO");
        bundle.setIdentifier(new Identifier().setSystem(Systems.UUID_URN).setValue(urns.named("document")));
        bundle.setTimestampElement(cover.instant());
        add(bundle, urns.named("composition"), page);
        add(bundle, urns.of(record.patient()), patient());
        add(bundle, urns.named("author"), author());
        var closing = new Closing(index, reservation, urns);
        told.forEach(entry -> add(bundle, urns.of(entry), Completion.of(closing.copy(entry, labels))));
        return bundle;
    }

    private Resource patient() {
        var patient = SummaryPatient.of(record.patient(), cover);
        patient.setMeta(labels.copy());
        SummaryPatient.PROFILES.forEach(patient.getMeta()::addProfile);
        return patient;
    }

    private Resource author() {
        var author = new Organization().setName(cover.from().name());
        cover.from().fhirIdentifiers().forEach(author::addIdentifier);
        return author;
    }

    private static void add(Bundle bundle, String urn, Resource resource) {
        resource.setId(urn.substring("urn:uuid:".length()));
        bundle.addEntry().setFullUrl(urn).setResource(resource);
    }

    private Urns urns(Set<Resource> told) {
        var present = new LinkedHashSet<>(told);
        present.add(record.patient());
        return new Urns(cover.space(), present);
    }
}
