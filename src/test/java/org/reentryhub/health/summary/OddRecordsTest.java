package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.reentryhub.health.summary.Examples.BASE;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.GP;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.supply.Departure;
import org.reentryhub.health.supply.Dispensers;
import org.reentryhub.health.supply.DispensingPoint;
import org.reentryhub.health.supply.Doors;
import org.reentryhub.health.supply.SupplyMapping;
import org.reentryhub.health.supply.SupplyRules;

/** Whatever is missing or said to be unknown in a record, there is a document or a reason why there is none. */
class OddRecordsTest {
    private static final Doors NO_DOORS = new Doors() {
        @Override
        public List<DispensingPoint> named(Named who) {
            return List.of(new DispensingPoint(who.name(), Optional.empty()));
        }

        @Override
        public List<DispensingPoint> amongRecipients() {
            return List.of();
        }
    };

    private static final List<String> TOLD = Stream.concat(Stream.of(FullRecord.patient()), FullRecord.told())
            .map(OddRecordsTest::json)
            .toList();

    @Example
    void withoutOddityThereIsADocument() {
        var record = new PatientRecord(BASE, FullRecord.patient(), List.of())
                .with(FullRecord.told().toList());

        assertThat(SummaryComposer.compose(record, cover(), GP.identifiers())
                        .<List<Finding>>fold(written -> List.of(), findings -> findings))
                .isEmpty();
    }

    @Property(tries = 250)
    void aSearchedRecordBecomesADocumentOrFindings(@ForAll("oddities") List<Oddity> oddities) {
        var odd = odd(oddities);
        var patient = odd.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .findFirst()
                .orElseGet(Examples::kari);
        var rest = odd.stream().filter(each -> !(each instanceof Patient)).toList();

        weigh(new PatientRecord(BASE, patient, List.of()).with(rest), oddities);
    }

    @Property(tries = 120)
    void aSummaryBecomesADocumentOrFindings(@ForAll("oddities") List<Oddity> oddities) {
        var odd = odd(oddities);
        odd.add(FullRecord.notUnderstood());
        var document = new Bundle().setType(Bundle.BundleType.DOCUMENT);
        var page = new Composition();
        odd.stream().filter(each -> !(each instanceof Patient)).forEach(each -> page.addSection()
                .addEntry(new Reference(PatientRecord.name(each))));
        document.addEntry().setFullUrl(BASE + "/Composition/1").setResource(page);
        document.addEntry().setFullUrl(BASE + "/Patient/pat-1").setResource(kari());
        odd.stream().filter(each -> !(each instanceof Patient)).forEach(each -> document.addEntry()
                .setFullUrl(BASE + "/" + PatientRecord.name(each))
                .setResource(each));

        weigh(PatientRecord.ofSummary(BASE, document).as(kari()), oddities);
    }

    private static void weigh(PatientRecord record, List<Oddity> oddities) {
        assertThatCode(() -> weigh(record)).as(oddities::toString).doesNotThrowAnyException();
    }

    /** All that is ever asked of a record. */
    private static void weigh(PatientRecord record) {
        Objections.toStrangers(record);
        Agreement.objections(Optional.empty(), LocalDate.EPOCH, record.patient());
        Agreement.same(record.patient(), record.own());
        Named.unread(record);
        Dispensers.unread(record);
        Named.in(record, cover().at()).forEach(named -> assertThat(named.name()).isNotNull());
        var today = cover().at().toLocalDate();
        var departure = new Departure(Optional.of(today.plusDays(2)), Optional.empty(), false);
        SupplyRules.findings(SupplyMapping.facts(record, departure, today.minusYears(1), NO_DOORS, today), today);
        Reservation.in(record, cover(), GP.identifiers()).basis();
        SummaryComposer.withheld(record, cover(), GP.identifiers());
        SummaryComposer.compose(record, cover(), GP.identifiers())
                .fold(document -> Essence.of(FHIR, document), List::toString);
        SummaryComposer.compose(record, cover(), List.of())
                .fold(OddRecordsTest::words, findings -> List.<String>of())
                .forEach(words -> assertThat(words).doesNotContainPattern("\\bnull\\b"));
    }

    private static List<String> words(Bundle document) {
        return ((Composition) document.getEntryFirstRep().getResource())
                .getSection().stream()
                        .map(section -> section.getText().getDivAsString())
                        .toList();
    }

    /** The record as it is read, with what is no FHIR any more left out: reading refuses that. */
    private static List<Resource> odd(List<Oddity> oddities) {
        var odd = new ArrayList<Resource>();
        for (int i = 0; i < TOLD.size(); i++) {
            var json = TOLD.get(i);
            for (var oddity : oddities) {
                json = oddity.place() % TOLD.size() == i ? oddity.in(json) : json;
            }
            parse(json).ifPresent(odd::add);
        }
        return odd;
    }

    private static Optional<Resource> parse(String json) {
        var parser = FHIR.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        try {
            return Optional.of((Resource) parser.parseResource(json));
        } catch (DataFormatException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String json(Resource resource) {
        return FHIR.newJsonParser().encodeResourceToString(resource);
    }

    @Provide
    Arbitrary<List<Oddity>> oddities() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.of(Oddity.Way.values()))
                .as(Oddity::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
