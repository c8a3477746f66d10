package org.reentryhub.health.summary;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/**
 * What stands on the outside of a document.
 *
 * @param id of the delivery it belongs to; all ids inside are derived from it
 * @param at when it is composed
 * @param from the prison health unit, author and custodian
 * @param protection the person's address protection
 * @param testData whether nobody may take it for a real patient (everywhere but in production)
 * @param version which of the delivery's documents it is, from 1; each has ids of its own
 * @param replaces the identifier of the document that it takes the place of at the receiver, if there is one
 */
public record Cover(
        UUID id,
        OffsetDateTime at,
        Party from,
        Protection protection,
        boolean testData,
        int version,
        Optional<String> replaces) {

    /** The cover of a first version, which replaces nothing. */
    public Cover(UUID id, OffsetDateTime at, Party from, Protection protection, boolean testData) {
        this(id, at, from, protection, testData, 1, Optional.empty());
    }

    /** The same for another version of the delivery's document. */
    public Cover edition(int number, Optional<String> earlier) {
        return new Cover(id, at, from, protection, testData, number, earlier);
    }

    /** The same, as strict as the record of the patient where that is stricter than what the prison knows. */
    public Cover asStrictAs(PatientRecord record) {
        var unit = Secrecy.of(record);
        var strictest = unit.compareTo(protection) > 0 ? unit : protection;
        return new Cover(id, at, from, strictest, testData, version, replaces);
    }

    /** What all ids inside are derived from. */
    UUID space() {
        return DocumentId.space(id, version);
    }

    /** The identifier of the document. */
    public String document() {
        return DocumentId.urn(id, version);
    }

    /** How the person's address is protected in the national register; the stricter, the later. */
    public enum Protection {
        NONE,
        CONFIDENTIAL,
        STRICTLY_CONFIDENTIAL;

        /** Restricted for everybody, very restricted when somebody must not be found (HL7 v3 Confidentiality). */
        String confidentiality() {
            return this == STRICTLY_CONFIDENTIAL ? "V" : "R";
        }

        boolean hidesAddress() {
            return this != NONE;
        }
    }

    DateTimeType time() {
        return new DateTimeType(Date.from(at.toInstant()), TemporalPrecisionEnum.SECOND, zone());
    }

    InstantType instant() {
        return new InstantType(Date.from(at.toInstant()), TemporalPrecisionEnum.SECOND, zone());
    }

    private TimeZone zone() {
        return TimeZone.getTimeZone(at.getOffset());
    }

    /** The security labels of everything that is sent. */
    List<Coding> labels() {
        var confidentiality = new Coding().setSystem(Systems.CONFIDENTIALITY).setCode(protection.confidentiality());
        var test = new Coding().setSystem(Systems.ACT_REASON).setCode("HTEST");
        return testData ? List.of(confidentiality, test) : List.of(confidentiality);
    }
}
