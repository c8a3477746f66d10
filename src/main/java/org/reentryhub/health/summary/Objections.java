package org.reentryhub.health.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What in a record forbids that a summary is made of it. Leaving such an entry out silently would be as dangerous as
 * showing it, so the whole document waits for the health unit.
 */
public final class Objections {
    static final Finding TOO_LARGE =
            new Finding(Finding.Code.TOO_LARGE, "Bundle", "Sammendraget er for stort til at noen kan lese det.");

    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_WORDS = 200_000;

    private final Index index;

    private Objections(Index index) {
        this.index = index;
    }

    /** Whatever in the record is about somebody else, whether it would be told or not: one mix-up may not be the only one. */
    public static List<Finding> toStrangers(PatientRecord record) {
        return Strangers.in(record);
    }

    /**
     * All of them.
     *
     * @param read whatever the document tells or was decided by
     */
    static List<Finding> to(Index index, List<Chapter> chapters, Collection<Resource> read) {
        if (areTooMany(read) || words(chapters) > MOST_WORDS) {
            return List.of(TOO_LARGE);
        }
        var objections = new Objections(index);
        return Stream.of(
                        Standing.objections(index.record()),
                        toStrangers(index.record()).stream(),
                        ambiguous(index.record().resources()),
                        Stream.concat(Stream.of(index.record().patient()), read.stream())
                                .flatMap(objections::to))
                .flatMap(each -> each)
                .toList();
    }

    static boolean areTooMany(Collection<Resource> entries) {
        return entries.size() > MOST_ENTRIES;
    }

    private static int words(List<Chapter> chapters) {
        return chapters.stream()
                .flatMap(chapter -> chapter.paragraphs().stream())
                .mapToInt(String::length)
                .sum();
    }

    private Stream<Finding> to(Resource resource) {
        var contained = resource instanceof DomainResource holder ? holder.getContained() : List.<Resource>of();
        var found = new ArrayList<Finding>();
        if (Modifiers.in(resource)) {
            found.add(finding(
                    Finding.Code.NOT_UNDERSTOOD,
                    resource,
                    "Oppføringen har en tilleggsopplysning som endrer betydningen, og som ikke kan tolkes."));
        }
        if (isMuddled(contained)) {
            found.add(finding(
                    Finding.Code.NOT_UNDERSTOOD,
                    resource,
                    "Oppføringen inneholder andre oppføringer som ikke kan skilles fra hverandre."));
        }
        if (!matter(resource).allMatch(Truth::holds)) {
            found.add(finding(
                    Finding.Code.NOT_UNDERSTOOD,
                    resource,
                    "Oppføringen viser til et legemiddel eller utstyr som er feilført."));
        }
        return found.stream();
    }

    /** Contained resources have one name each, and none is nameless; they contain none themselves (FHIR R4, dom-2). */
    private static boolean isMuddled(List<Resource> contained) {
        return !areDistinct(contained.stream()
                        .map(inner -> inner.getIdElement().getIdPart())
                        .toList())
                || contained.stream()
                        .anyMatch(inner -> inner instanceof DomainResource holder && holder.hasContained());
    }

    private static boolean areDistinct(List<@Nullable String> names) {
        return names.stream().allMatch(Objects::nonNull) && Set.copyOf(names).size() == names.size();
    }

    /** Of two entries of one name, nobody knows which a reference means. */
    private static Stream<Finding> ambiguous(List<Resource> resources) {
        var seen = new HashSet<String>();
        return resources.stream()
                .filter(resource -> !seen.add(PatientRecord.name(resource)))
                .map(twice -> finding(Finding.Code.NOT_UNDERSTOOD, twice, "To oppføringer har samme navn."));
    }

    /** The medicine or device that an entry is about. */
    private Stream<Resource> matter(Resource resource) {
        return Reservation.parts(resource)
                .flatMap(part -> index.findOrContained(part).stream())
                .filter(part -> part instanceof Medication || part instanceof Device);
    }

    private static Finding finding(Finding.Code code, Resource resource, String sentence) {
        return new Finding(code, PatientRecord.name(resource), sentence);
    }
}
