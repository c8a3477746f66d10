package org.reentryhub.health.summary;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;

/** The Composition: what the document is, by whom, and its sections with a text that a human receiver may rely on. */
final class SummaryTitlePage {
    private final Index index;
    private final Cover cover;
    private final Urns urns;

    SummaryTitlePage(Index index, Cover cover, Urns urns) {
        this.index = index;
        this.cover = cover;
        this.urns = urns;
    }

    /** Empty when its text would say more than anybody could read. */
    Optional<Composition> write(List<Chapter> chapters) {
        var page = new Composition();
        page.setMeta(meta());
        page.setLanguage("no-NO");
        page.setText(Narration.sentence("Pasientsammendrag fra " + cover.from().name()));
        page.setStatus(Composition.CompositionStatus.FINAL);
        page.setType(type());
        page.setSubject(new Reference(urns.of(index.record().patient())));
        page.setDateElement(cover.time());
        page.addAuthor(author());
        page.setCustodian(author());
        page.setTitle("Pasientsammendrag ved løslatelse");
        page.setConfidentiality(
                Composition.DocumentConfidentiality.valueOf(cover.protection().confidentiality()));
        page.addEvent(careProvision());
        cover.replaces().ifPresent(earlier -> replace(page, earlier));
        var wording = new Wording(index, urns);
        chapters.forEach(chapter -> page.addSection(new SummarySection(chapter, urns, wording).write()));
        return Optional.of(page).filter(written -> !wording.isTooMuch());
    }

    private Meta meta() {
        var meta = new Meta();
        cover.labels().forEach(meta::addSecurity);
        return meta.addProfile(Systems.IPS + "Composition-uv-ips");
    }

    /** LOINC first, as IPS wants it; then the Norwegian document type (9602), of which a discharge summary comes nearest. */
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

    private Reference author() {
        return new Reference(urns.named("author")).setDisplay(cover.from().name());
    }
}
