package org.reentryhub.health;

import java.util.List;

/** The patient p, as units are told to answer about her. */
public final class PlayedPatient {
    static final String NATIONAL = "urn:oid:2.16.578.1.12.4.1.4.1";
    public static final String URN = "urn:uuid:2b90dd2b-2dab-4c75-9bb9-a355e07401e8";
    public static final String PAGE = "{\"resourceType\":\"Composition\",\"id\":\"page\",\"status\":\"final\","
            + "\"subject\":{\"reference\":\"" + URN + "\"}}";

    private PlayedPatient() {}

    public static String patient(String id, String number, String more) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"identifier\":[{\"system\":\"%s\",\"value\":\"%s\"}]%s}"
                .formatted(id, NATIONAL, number, more);
    }

    public static String p() {
        return patient("p", Sandboxed.KARI, ",\"generalPractitioner\":[{\"reference\":\"Organization/gp\"}]");
    }

    public static String entry(String kind, String id, String patient) {
        return "{\"resourceType\":\"%s\",\"id\":\"%s\",\"%s\":{\"reference\":\"Patient/%s\"}}"
                .formatted(kind, id, kind.equals("Consent") ? "patient" : "subject", patient);
    }

    /** A document whose entries have urns for addresses, the second of them {@link #URN}. */
    public static String document(String... entries) {
        var text = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[");
        for (int i = 0; i < entries.length; i++) {
            var urn = i == 1 ? URN : "urn:uuid:2b90dd2b-2dab-4c75-9bb9-0000000000%02d".formatted(i);
            text.append(i == 0 ? "" : ",")
                    .append("{\"fullUrl\":\"")
                    .append(urn)
                    .append("\",\"resource\":")
                    .append(entries[i])
                    .append("}");
        }
        return text.append("]}").toString();
    }

    public static String statement(String operation, String... kinds) {
        var searched = List.of(kinds).stream()
                .map(kind -> ",{\"type\":\"%s\",\"interaction\":[{\"code\":\"search-type\"}]}".formatted(kind))
                .toList();
        return "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"resource\":[{\"type\":\"Patient\","
                + "\"interaction\":[{\"code\":\"read\"}]"
                + (operation.isEmpty() ? "" : ",\"operation\":[" + operation + "]")
                + "}" + String.join("", searched) + "]}]}";
    }
}
