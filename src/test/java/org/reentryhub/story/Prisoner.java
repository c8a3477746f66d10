package org.reentryhub.story;

import java.util.UUID;

/** A synthetic person as a prison's records tell of one; each change makes a further event of it. Times are RFC 3339. */
public record Prisoner(
        String number, String nationalId, String prison, String municipality, String releaseDate, String protection) {

    /** Somebody in Oslo prison with a need for a home and for work. */
    public static Prisoner named(String number) {
        return new Prisoner(number, "17899001281", "OSLO", "0301", "2027-01-14", "NONE");
    }

    /** The same with another national id. */
    public Prisoner known(String otherNationalId) {
        return new Prisoner(number, otherNationalId, prison, municipality, releaseDate, protection);
    }

    public Prisoner released(String date) {
        return new Prisoner(number, nationalId, prison, municipality, date, protection);
    }

    public Prisoner from(String otherMunicipality) {
        return new Prisoner(number, nationalId, prison, otherMunicipality, releaseDate, protection);
    }

    public Prisoner protectedBy(String grade) {
        return new Prisoner(number, nationalId, prison, municipality, releaseDate, grade);
    }

    /** A CloudEvents envelope with the whole record, as CONTRACT section 2 has it. */
    public String event(String cause, String time) {
        return event(cause, time, "IN_CUSTODY");
    }

    public String event(String cause, String time, String status) {
        return """
                {"specversion":"1.0","id":"%s","source":"/prisons/%s","type":"reentryhub.custody.%s.v1",
                 "time":"%s","subject":"%s","datacontenttype":"application/json",
                 "data":{
                  "personNumber":"%s","nationalId":"%s","name":{"given":"Kari","family":"Eksempel"},
                  "birthDate":"1990-09-17","gender":"female","language":"nb","interpreter":false,"citizenship":"NO",
                  "addressProtection":"%s",
                  "custody":{"custodyId":"C-%s","status":"%s","prison":"%s","unit":"B2","legalStatus":"SENTENCED",
                   "regime":"LOW_SECURITY","admittedOn":"2025-03-01",
                   "release":{"date":"%s","certainty":"PLANNED","type":"PAROLE","at":"10:00"}},
                  "municipality":{"registered":"%s","beforeCustody":"%s","arrest":null,"intended":"%s"},
                  "healthUnit":{"partnerId":"prison-health-oslo","patient":"pat-1"},
                  "needs":[
                   {"domain":"HOUSING","level":"URGENT","housing":{"situation":"HOMELESS",
                    "household":{"adults":1,"children":0},"accessible":false,"rooms":1,"support":["LIVING_SKILLS"],
                    "finance":["DEPOSIT_GUARANTEE","HOUSING_ALLOWANCE"]}},
                   {"domain":"EMPLOYMENT","level":"SOME","employment":{"goal":"Carpentry","readiness":"READY_TO_WORK",
                    "qualifications":[{"title":"Trade certificate, joinery","completedOn":"2026-06-01"}],
                    "experience":["Prison workshop, 14 months"],"barriers":["NO_BANK_ACCOUNT"],
                    "benefits":["SOCIAL_ASSISTANCE"],"workHours":"FULL_TIME"}}],
                  "offence":{"summary":"CANARY-OFFENCE"},"sentencePlan":{"goals":["CANARY-PLAN"]},
                  "security":{"level":"CANARY-SECURITY"}}}"""
                .formatted(
                        UUID.randomUUID(),
                        prison,
                        cause,
                        time,
                        number,
                        number,
                        nationalId,
                        protection,
                        number,
                        status,
                        prison,
                        releaseDate,
                        municipality,
                        municipality,
                        municipality);
    }
}
