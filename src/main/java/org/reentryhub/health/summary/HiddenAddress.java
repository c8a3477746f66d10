package org.reentryhub.health.summary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Resource;

/** Finds a protected person's address where nobody would look for it: in the words of an entry or of a section. */
final class HiddenAddress {
    /** What is shorter stands in too many words to say anything. */
    private static final int SHORTEST = 6;

    private final List<String> secrets;

    private HiddenAddress(PatientRecord record) {
        secrets = Stream.of(record.patient(), record.own())
                .flatMap(patient -> Stream.concat(
                        patient.getAddress().stream().flatMap(HiddenAddress::parts),
                        patient.getTelecom().stream().map(ContactPoint::getValue)))
                .filter(part -> part != null && part.strip().length() >= SHORTEST)
                .map(part -> plain(part).replaceFirst("^(\\+|00)47", ""))
                .distinct()
                .toList();
    }

    static List<Finding> shown(PatientRecord record, List<Chapter> chapters, Collection<Resource> told) {
        var hidden = new HiddenAddress(record);
        return Stream.concat(
                        chapters.stream()
                                .filter(chapter -> chapter.paragraphs().stream().anyMatch(hidden::isIn))
                                .map(chapter -> "Composition.section"),
                        told.stream().filter(hidden::isIn).map(PatientRecord::name))
                .map(place -> new Finding(
                        Finding.Code.PROTECTED_ADDRESS,
                        place,
                        "Teksten nevner adressen eller telefonnummeret til en person med adressesperre."))
                .toList();
    }

    private static Stream<String> parts(Address address) {
        return Stream.concat(
                Stream.ofNullable(address.getText()), address.getLine().stream().map(line -> line.getValue()));
    }

    private boolean isIn(Base element) {
        return element.isPrimitive() && element.hasPrimitiveValue()
                ? isIn(element.primitiveValue())
                : element.children().stream()
                        .flatMap(child -> child.getValues().stream())
                        .anyMatch(this::isIn);
    }

    private boolean isIn(String words) {
        var plain = plain(words);
        return secrets.stream().anyMatch(plain::contains);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
