package org.reentryhub.health.summary;

import java.util.Set;

/** The names under which numbers and codes are known. Those that look like addresses are names too: they are never fetched. */
public final class Systems {
    /** Fødselsnummer and D-number: the only numbers by which the record and the patient are compared. */
    static final Set<String> NATIONAL = Set.of("urn:oid:2.16.578.1.12.4.1.4.1", "urn:oid:2.16.578.1.12.4.1.4.2");

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    public static final String UUID_URN = "urn:ietf:rfc:3986";
    static final String DOCUMENT_TYPE = "urn:oid:2.16.578.1.12.4.1.1.9602";
    static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    static final String ADDRESS_PROTECTION = "http://ehelse.no/fhir/CodeSystem/gd-address-confidentiality";
    static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    static final String ACT_CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActClass";
    static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";
    public static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    /** The hub's identifiers at receivers; a Task's value is also its id at the hub's own {@code /fhir/Task}. */
    public static final String TASK = "https://reentryhub.org/fhir/sid/transfer-task";

    public static final String REQUEST = "https://reentryhub.org/fhir/sid/transfer-request";
    public static final String TRANSFER = "https://reentryhub.org/fhir/sid/transfer";
    public static final String BUSINESS_STATUS = "https://reentryhub.org/fhir/CodeSystem/handover-business-status";
    public static final String DECLINE_REASON = "https://reentryhub.org/fhir/CodeSystem/handover-decline-reason";
    static final String HANDOVER_SERVICE = "https://reentryhub.org/fhir/CodeSystem/handover-service";
    static final String TASK_INPUT = "https://reentryhub.org/fhir/CodeSystem/task-input";

    private Systems() {}
}
