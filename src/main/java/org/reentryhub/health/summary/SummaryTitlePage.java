package org.reentryhub.health.summary;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The Composition: what the document is, by whom, and its sections with a text that a human receiver may rely on. */
final class SummaryTitlePage {
    private final PatientRecord record;
    private final Cover cover;
    private final Urns urns;
    private final Wording wording;

    SummaryTitlePage(PatientRecord record, Cover cover, Urns urns) {
        this.record = record;
        this.cover = cover;
        this.urns = urns;
        this.wording = new Wording(record);
    }

    Composition write() {
        var page = new Composition();
        page.setMeta(meta());
        page.setLanguage("no-NO");
        page.setText(Narration.sentence("Pasientsammendrag fra " + cover.from().name()));
        page.setStatus(Composition.CompositionStatus.FINAL);
        page.setType(type());
        page.setSubject(new Reference(urns.of(record.patient())));
        page.setDateElement(cover.time());
        page.addAuthor(author());
        page.setCustodian(author());
        page.setTitle("Pasientsammendrag ved løslatelse");
        page.setConfidentiality(
                Composition.DocumentConfidentiality.valueOf(cover.protection().confidentiality()));
        page.addEvent(careProvision());
        cover.replaces().ifPresent(earlier -> replace(page, earlier));
        for (var section : Section.values()) {
            add(page, section, section.choose(record));
        }
        return page;
    }

    private Meta meta() {
        var meta = new Meta();
        cover.labels().forEach(meta::addSecurity);
        return meta.addProfile(Systems.IPS + "Composition-uv-ips");
    }

    /** LOINC first, as IPS wants it; then the Norwegian document type (9602): a journal summary. */
    private static CodeableConcept type() {
        return new CodeableConcept()
                .addCoding(new Coding(Systems.LOINC, "60591-5", "Patient summary Document"))
                .addCoding(new Coding(Systems.DOCUMENT_TYPE, "A03-2", "Epikrise"));
    }

    private static void replace(Composition page, String earlier) {
        page.addRelatesTo()
                .setCode(Composition.DocumentRelationshipType.REPLACES)
                .setTarget(new Identifier().setSystem(Systems.UUID_URN).setValue(earlier));
    }

    private Composition.CompositionEventComponent careProvision() {
        var event = new Composition.CompositionEventComponent();
        event.addCode(new CodeableConcept(new Coding(Systems.ACT_CLASS, "PCPR", "care provision")));
        event.getPeriod().setEndElement(cover.time());
        return event;
    }

    private void add(Composition page, Section section, List<Resource> chosen) {
        if (chosen.isEmpty() && !section.required()) {
            return;
        }
        var part = page.addSection().setTitle(section.title());
        part.setCode(new CodeableConcept(new Coding(Systems.LOINC, section.code(), section.display())));
        if (chosen.isEmpty()) {
            leaveEmpty(part, section);
        } else {
            part.setText(Narration.list(chosen.stream().map(wording::line).toList()));
            chosen.forEach(entry -> part.addEntry(new Reference(urns.of(entry))));
        }
    }

    /** A search without findings is no finding of nothing: it never says that there are none. */
    private static void leaveEmpty(Composition.SectionComponent part, Section section) {
        part.setText(
                Narration.sentence("Helseavdelingens journal har ingen opplysninger under «" + section.title() + "»."));
        part.setEmptyReason(new CodeableConcept(new Coding(Systems.EMPTY_REASON, "unavailable", "Unavailable")));
    }

    private Reference author() {
        return new Reference(urns.named("author")).setDisplay(cover.from().name());
    }
}
