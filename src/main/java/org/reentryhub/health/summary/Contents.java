package org.reentryhub.health.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What stands in which section: by the written rules, or as the health unit's own summary has it, whose choice is a health
 * worker's and not the hub's to better. What the patient has blocked is in neither.
 */
final class Contents {
    private static final Set<String> NO_ENTRIES = Set.of("Bundle", "Composition", "Patient", "RelatedPerson");

    private final Index index;

    private Contents(Index index) {
        this.index = index;
    }

    /** The sections in the order in which they are written; those with nothing to say are left out, but for required ones. */
    static List<Chapter> of(Index index, Reservation reservation) {
        return new Contents(index)
                .chapters()
                .map(chapter -> chapter.without(reservation::withholds, reservation.isPartial()))
                .filter(Contents::says)
                .toList();
    }

    private static boolean says(Chapter chapter) {
        return !chapter.isEmpty()
                || chapter.withheld()
                || chapter.absence().isPresent()
                || Section.of(chapter.code()).filter(Section::required).isPresent();
    }

    private Stream<Chapter> chapters() {
        return index.record().source().map(this::asInSource).orElseGet(this::byRule);
    }

    private Stream<Chapter> byRule() {
        return Arrays.stream(Section.values()).map(section -> chapter(section, section.choose(index.record())));
    }

    private Stream<Chapter> asInSource(Composition source) {
        var found = sections(source.getSection()).map(this::chapter).toList();
        var missing = Arrays.stream(Section.values())
                .filter(Section::required)
                .filter(required -> found.stream().noneMatch(chapter -> Section.of(chapter.code())
                        .filter(required::equals)
                        .isPresent()))
                .map(required -> chapter(required, List.of()));
        return Stream.concat(missing, found.stream());
    }

    /** Sections within sections become sections of their own: a patient summary has none (IPS 2.0.0). */
    private static Stream<SectionComponent> sections(List<SectionComponent> sections) {
        return sections.stream().flatMap(each -> Stream.concat(Stream.of(each), sections(each.getSection())));
    }

    private Chapter chapter(SectionComponent section) {
        var known = Section.of(section.getCode());
        var entries = section.getEntry().stream()
                .flatMap(entry -> index.find(entry).stream())
                .filter(Truth::holds)
                .filter(Contents::isEntry)
                .toList();
        var title = Objects.requireNonNullElse(section.getTitle(), Words.UNNAMED);
        return new Chapter(
                known.map(Section::code).orElseGet(() -> section.getCode().copy()),
                known.map(Section::title).orElse(title),
                entries,
                section.hasEntry() ? List.of() : Paragraphs.of(section.getText()),
                section.hasEmptyReason() ? Optional.of(section.getEmptyReason()) : Optional.empty(),
                "",
                false);
    }

    private static Chapter chapter(Section section, List<Resource> entries) {
        return new Chapter(
                section.code(), section.title(), entries, List.of(), Optional.empty(), section.note(), false);
    }

    /** People and title pages are no entries; and that somebody is not to know something is for nobody to know. */
    static boolean isEntry(Resource resource) {
        return !NO_ENTRIES.contains(resource.fhirType())
                && !(resource instanceof Consent consent && ConsentReading.isOfPrivacy(consent));
    }

    /** What the source's sections name and the record does not hold: a list that is not whole must not be sent as one. */
    static List<Finding> gaps(Index index) {
        return index.record().source().stream()
                .flatMap(source -> sections(source.getSection()))
                .flatMap(section -> section.getEntry().stream()
                        .filter(entry -> index.find(entry).isEmpty())
                        .map(entry -> gap(section, entry)))
                .toList();
    }

    private static Finding gap(SectionComponent section, Reference entry) {
        return new Finding(
                Finding.Code.INVALID,
                "Composition.section." + section.getEntry().indexOf(entry),
                "Avsnittet «" + section.getTitle() + "» viser til en oppføring som ikke er med i sammendraget.");
    }
}
