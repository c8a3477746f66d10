package org.reentryhub.health.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Reference;

/** One section of the title page: its text says all that its entries say, or why there are none. */
final class SummarySection {
    /** FHIR R4, list-empty-reason. */
    private static final Map<String, String> REASONS = Map.of(
            "nilknown", "Det er ingenting kjent under «%s».",
            "notasked", "Det er ikke spurt om «%s».",
            "withheld", "Opplysninger under «%s» er holdt tilbake.",
            "notstarted", "Listen «%s» er ikke påbegynt.",
            "closed", "Listen «%s» er avsluttet.",
            "unavailable", "Helseavdelingens journal har ingen opplysninger under «%s».");

    private final Chapter chapter;
    private final Urns urns;
    private final Wording wording;

    SummarySection(Chapter chapter, Urns urns, Wording wording) {
        this.chapter = chapter;
        this.urns = urns;
        this.wording = wording;
    }

    SectionComponent write() {
        var section = new SectionComponent().setTitle(chapter.title()).setCode(code());
        if (chapter.isEmpty() && chapter.withheld()) {
            section.setEmptyReason(reason("withheld", "Information Withheld"));
            section.setText(Narration.sentence("Pasienten har sperret opplysninger under «" + chapter.title() + "»."));
        } else if (chapter.entries().isEmpty()) {
            leaveEmpty(section);
        } else {
            section.setText(
                    Narration.list(chapter.entries().stream().map(wording::line).toList(), notes()));
            chapter.entries().forEach(entry -> section.addEntry(new Reference(urns.of(entry))));
        }
        return section;
    }

    private CodeableConcept code() {
        return chapter.code().isEmpty() ? new CodeableConcept().setText(chapter.title()) : chapter.code();
    }

    /** A search without findings is no finding of nothing: it never says that there are none. */
    private void leaveEmpty(SectionComponent section) {
        var reason = chapter.absence().map(CodeableConcept::copy);
        var sentences = new ArrayList<String>();
        if (reason.isPresent() || chapter.paragraphs().isEmpty()) {
            sentences.add(sentence(reason.orElseGet(() -> reason("unavailable", "Unavailable"))));
        }
        sentences.addAll(chapter.paragraphs());
        section.setText(Narration.sentences(sentences));
        if (reason.isPresent() || chapter.paragraphs().isEmpty() || isRequired()) {
            section.setEmptyReason(reason.orElseGet(() -> reason("unavailable", "Unavailable")));
        }
    }

    private String sentence(CodeableConcept reason) {
        return reason.getCoding().stream()
                .filter(coding -> Systems.EMPTY_REASON.equals(coding.getSystem()))
                .flatMap(coding -> Stream.ofNullable(REASONS.get(String.valueOf(coding.getCode()))))
                .findFirst()
                .map(words -> words.formatted(chapter.title()))
                .orElseGet(() -> Words.name(reason));
    }

    private boolean isRequired() {
        return Section.of(chapter.code()).filter(Section::required).isPresent();
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        if (!chapter.note().isEmpty()) {
            notes.add(chapter.note());
        }
        if (chapter.withheld()) {
            notes.add("Noe er utelatt her etter pasientens ønske.");
        }
        return notes;
    }

    private static CodeableConcept reason(String code, String display) {
        return new CodeableConcept(new Coding(Systems.EMPTY_REASON, code, display));
    }
}
