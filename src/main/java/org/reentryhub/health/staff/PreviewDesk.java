package org.reentryhub.health.staff;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.health.reading.Sight;
import org.reentryhub.health.reading.SummaryDesk;
import org.reentryhub.health.summary.Cover;
import org.reentryhub.health.summary.Finding;
import org.reentryhub.health.summary.Named;
import org.reentryhub.health.watch.SupplyDesk;
import org.reentryhub.health.watch.SupplyView;
import org.reentryhub.health.wire.FhirText;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.stereotype.Component;

/** Says what a transfer would do, written as sending would write it and then forgotten. */
@Component
public class PreviewDesk {
    private final SummaryDesk summaries;
    private final SupplyDesk supply;
    private final Partners partners;
    private final FhirContext fhir;
    private final Ids ids;

    PreviewDesk(SummaryDesk summaries, SupplyDesk supply, Partners partners, FhirContext fhir, Ids ids) {
        this.summaries = summaries;
        this.supply = supply;
        this.partners = partners;
        this.fhir = fhir;
        this.ids = ids;
    }

    /**
     * What a transfer would do.
     *
     * @param recipients who would receive
     * @param unknown whom the health unit names and the directory does not know
     * @param findings why nothing may be sent; empty when it may
     * @param withheld the titles of sections from which something is left out at the patient's wish
     * @param sections the document as people read it
     * @param supply whether the medicines last over the first days; left out for somebody who is not known to be the patient
     * @param document the FHIR document, left out when there are findings
     */
    public record Preview(
            List<RecipientLine> recipients,
            List<Named> unknown,
            List<Finding> findings,
            List<String> withheld,
            List<SectionText> sections,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SupplyView supply,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String document) {
        @Override
        public String toString() {
            return "a preview";
        }
    }

    /**
     * One who would receive.
     *
     * @param reserved whether the patient has objected to this one, or nobody can tell
     * @param withheld the titles of sections from which something is left out for this one
     */
    public record RecipientLine(String partner, String name, boolean reserved, List<String> withheld) {}

    public record SectionText(String title, List<String> lines) {
        @Override
        public String toString() {
            return "a section";
        }
    }

    /** The strictest of the documents that would be sent: what is blocked for one recipient is blocked in it. */
    Preview of(Sight sight) {
        var addressees = sight.addressees(partners);
        var cover = summaries.cover(sight, ids.next());
        var open = addressees.found().stream()
                .filter(partner ->
                        summaries.reservation(sight, cover, partner).findings().isEmpty())
                .toList();
        var recipients = addressees.found().stream()
                .map(partner -> line(sight, cover, partner, !open.contains(partner)))
                .toList();
        var lasting = sight.objections().isEmpty() ? SupplyView.of(supply.look(sight)) : null;
        var readers = open.isEmpty() ? addressees.found() : open;
        return summaries
                .write(sight, cover, readers)
                .fold(
                        document -> new Preview(
                                recipients,
                                addressees.unknown(),
                                List.of(),
                                summaries.withheld(sight, cover, readers),
                                text(document),
                                lasting,
                                FhirText.write(fhir, document)),
                        findings -> new Preview(
                                recipients, addressees.unknown(), findings, List.of(), List.of(), lasting, null));
    }

    private RecipientLine line(Sight sight, Cover cover, Partner partner, boolean reserved) {
        var withheld = reserved ? List.<String>of() : summaries.withheld(sight, cover, List.of(partner));
        return new RecipientLine(partner.id(), partner.name(), reserved, withheld);
    }

    private static List<SectionText> text(Bundle document) {
        var page = (Composition) document.getEntryFirstRep().getResource();
        return page.getSection().stream()
                .map(section -> new SectionText(
                        section.getTitle(), lines(section.getText().getDiv())))
                .toList();
    }

    /** The narrative is a list or paragraphs, or both: each point and each paragraph is a line. */
    private static List<String> lines(XhtmlNode narrative) {
        return narrative.getChildNodes().stream()
                .flatMap(part -> "ul".equals(part.getName()) ? part.getChildNodes().stream() : Stream.of(part))
                .map(XhtmlNode::allText)
                .toList();
    }
}
