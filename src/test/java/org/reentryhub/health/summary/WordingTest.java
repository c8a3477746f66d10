package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reentryhub.health.summary.Examples.FHIR;
import static org.reentryhub.health.summary.Examples.cover;
import static org.reentryhub.health.summary.Examples.kari;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries as FHIR writes them, and what is said of them in the section where they belong. */
class WordingTest {
    private static final String SUBJECT = "'subject':{'reference':'Patient/pat-1'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Varsler | Voldsrisiko; sikkerhet; fra 2026-01-01 "
                        + "| 'Flag','status':'active',$,'code':{'text':'Voldsrisiko'},'category':[{'text':'sikkerhet'}],"
                        + "'period':{'start':'2026-01-01'}",
                "Medisinsk utstyr | Pacemaker; bryst; fra 2019; aktiv "
                        + "| 'DeviceUseStatement','status':'active',$,'device':{'display':'Pacemaker'},"
                        + "'bodySite':{'text':'bryst'},'timingDateTime':'2019'",
                "Medisinsk utstyr | Insulinpumpe; aktiv "
                        + "| 'DeviceUseStatement','status':'active',$,'contained':[{'resourceType':'Device','id':'d',"
                        + "'type':{'text':'Insulinpumpe'}}],'device':{'reference':'#d'}",
                "Forhåndsbeslutninger | Ikke gjenopplives; 2025-03; aktiv "
                        + "| 'Consent','status':'active','patient':{'reference':'Patient/pat-1'},"
                        + "'scope':{'coding':[{'code':'adr'}]},'category':[{'text':'Ikke gjenopplives'}],'dateTime':'2025-03'",
                "Funksjon | Nedsatt bevegelighet; aktiv "
                        + "| 'Condition',$,'code':{'text':'Nedsatt bevegelighet'},'category':[{'coding':"
                        + "[{'system':'http://loinc.org','code':'47420-5'}]}],'clinicalStatus':{'coding':"
                        + "[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]}",
                "Svangerskap | Termin; 2027-05-01; 2026-11 "
                        + "| 'Observation','status':'final',$,'code':{'text':'Termin','coding':"
                        + "[{'system':'http://loinc.org','code':'11778-8'}]},'valueDateTime':'2027-05-01',"
                        + "'effectiveDateTime':'2026-11'",
                "Prøvesvar | Hepatittserologi; Ingen tegn til infeksjon; 2026-02-02; foreløpig "
                        + "| 'DiagnosticReport','status':'preliminary',$,'code':{'text':'Hepatittserologi'},"
                        + "'conclusion':'Ingen tegn til infeksjon','effectiveDateTime':'2026-02-02'",
                "Prøvesvar | Kreatinin; < 40 umol/L (lav) (referanse: fra 60 umol/L til 105 umol/L); 2026-02-02 "
                        + "| 'Observation','status':'final',$,'category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'code':{'text':'Kreatinin'},'valueQuantity':{'value':40,'comparator':'<','unit':'umol/L'},"
                        + "'interpretation':[{'text':'lav'}],'referenceRange':[{'low':{'value':60,'unit':'umol/L'},"
                        + "'high':{'value':105,'unit':'umol/L'}}],'effectiveDateTime':'2026-02-02'",
                "Prøvesvar | HIV; uten verdi: Unknown "
                        + "| 'Observation','status':'final',$,'category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'code':{'text':'HIV'},'dataAbsentReason':{'coding':[{'code':'unknown','display':'Unknown'}]}",
                "Målinger | Blodtrykk; systolisk 120 mmHg, diastolisk 80.0 mmHg; 2026-11-01 "
                        + "| 'Observation','status':'final',$,'category':[{'coding':[{'code':'vital-signs'}]}],"
                        + "'code':{'text':'Blodtrykk'},'component':[{'code':{'text':'systolisk'},'valueQuantity':"
                        + "{'value':120,'unit':'mmHg'}},{'code':{'text':'diastolisk'},'valueQuantity':{'value':80.0,"
                        + "'unit':'mmHg'}}],'effectiveDateTime':'2026-11-01'",
                "Legemidler | Metadon; 80 mg, 1 gang per dag, gis under tilsyn; forskrevet 2026-10-01; aktiv "
                        + "| 'MedicationRequest','status':'active','intent':'order',$,'medicationCodeableConcept':"
                        + "{'text':'Metadon'},'authoredOn':'2026-10-01','dosageInstruction':[{'timing':{'repeat':"
                        + "{'frequency':1,'period':1,'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':80,"
                        + "'unit':'mg'}}],'patientInstruction':'gis under tilsyn'}]",
                "Legemidler | Oksazepam; fra 10 mg til 15 mg, 2–3 ganger per 8 time, ved behov (uro); aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Oksazepam'},"
                        + "'dosage':[{'asNeededCodeableConcept':{'text':'uro'},'timing':{'repeat':{'frequency':2,"
                        + "'frequencyMax':3,'period':8,'periodUnit':'h'}},'doseAndRate':[{'doseRange':{'low':{'value':10,"
                        + "'unit':'mg'},'high':{'value':15,'unit':'mg'}}}]}]",
                "Legemidler | Metadon; Tas om morgenen, dose: 80 mg, under tilsyn; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Metadon'},"
                        + "'dosage':[{'text':'Tas om morgenen','patientInstruction':'under tilsyn','doseAndRate':"
                        + "[{'doseQuantity':{'value':80,'unit':'mg'}}]}]",
                "Legemidler | Metadon; 80mg om morgenen, dose: 2.5 ml; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Metadon'},"
                        + "'dosage':[{'text':'80mg om morgenen','doseAndRate':[{'doseQuantity':{'value':80,'unit':'mg'}},"
                        + "{'doseQuantity':{'value':2.5,'unit':'ml'}}]}]",
                "Legemidler | Metadon; 180 mg om morgenen, dose: 80 mg; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Metadon'},"
                        + "'dosage':[{'text':'180 mg om morgenen','doseAndRate':[{'doseQuantity':{'value':80,'unit':'mg'}}]}]",
                "Legemidler | Metadon; Inntil 2,5 ml; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Metadon'},"
                        + "'dosage':[{'text':'Inntil 2,5 ml','doseAndRate':[{'doseQuantity':{'value':2.5,'unit':'ml'}}]}]",
                "Legemidler | Penicillin; 3 ganger per dag, i 7 dager; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Penicillin'},"
                        + "'dosage':[{'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d','boundsDuration':"
                        + "{'value':7,'unit':'dager','system':'http://unitsofmeasure.org','code':'d'}}}}]",
                "Legemidler | Penicillin; i 1 uke; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Penicillin'},"
                        + "'dosage':[{'timing':{'repeat':{'boundsDuration':{'value':1,'unit':'wk',"
                        + "'system':'http://unitsofmeasure.org','code':'wk'}}}}]",
                "Legemidler | Penicillin; i 7 til 10 dager; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Penicillin'},"
                        + "'dosage':[{'timing':{'repeat':{'boundsRange':{'low':{'value':7,'code':'d'},"
                        + "'high':{'value':10,'code':'d'}}}}}]",
                "Legemidler | Penicillin; fra 2026-10-01 til 2026-10-07; aktiv "
                        + "| 'MedicationStatement','status':'active',$,'medicationCodeableConcept':{'text':'Penicillin'},"
                        + "'dosage':[{'timing':{'repeat':{'boundsPeriod':{'start':'2026-10-01','end':'2026-10-07'}}}}]",
                "Legemidler | uten navn; 1,5 hver morgen; satt på pause; merknad: Sluttet <selv> "
                        + "| 'MedicationStatement','status':'on-hold',$,'medicationReference':{'reference':"
                        + "'Medication/unread'},'dosage':[{'text':'1,5 hver morgen'}],'note':[{'text':'Sluttet <selv>'}]",
                "Allergier og overfølsomhet | Penicillin; alvorlighet: høy; reaksjon: utslett; bekreftet "
                        + "| 'AllergyIntolerance','patient':{'reference':'Patient/pat-1'},'code':{'text':'Penicillin'},"
                        + "'criticality':'high','reaction':[{'manifestation':[{'text':'utslett'}]}],"
                        + "'verificationStatus':{'coding':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification','code':'confirmed'}]}",
                "Allergier og overfølsomhet | Penicillin; reaksjon: utslett, kløe (moderat), pustestopp (alvorlig, Måtte "
                        + "intuberes), Svimmel "
                        + "| 'AllergyIntolerance','patient':{'reference':'Patient/pat-1'},'code':{'text':'Penicillin'},"
                        + "'reaction':[{'manifestation':[{'text':'utslett'},{'text':'kløe'}],'severity':'moderate'},"
                        + "{'manifestation':[{'text':'pustestopp'}],'severity':'severe','description':'Måtte intuberes'},"
                        + "{'description':'Svimmel'}]",
                "Behandlingsplan | LAR; tiltak: skal ikke gjøres: benzodiazepiner "
                        + "| 'CarePlan','status':'active','intent':'plan',$,'title':'LAR','activity':[{'detail':"
                        + "{'status':'in-progress','doNotPerform':true,'code':{'text':'benzodiazepiner'}}}]",
                "Behandlingsplan | LAR; Oppfølging ukentlig; tiltak: urinprøve; fra 2026 "
                        + "| 'CarePlan','status':'active','intent':'plan',$,'title':'LAR','description':"
                        + "'Oppfølging ukentlig','activity':[{'detail':{'status':'in-progress','code':"
                        + "{'text':'urinprøve'}}}],'period':{'start':'2026'}",
                "Prosedyrer | Artroskopi; kne; fra 2020-01 til 2020-02 "
                        + "| 'Procedure','status':'completed',$,'code':{'text':'Artroskopi'},'bodySite':[{'text':'kne'}],"
                        + "'performedPeriod':{'start':'2020-01','end':'2020-02'}",
                "Vaksiner | Hepatitt B; 2026 "
                        + "| 'Immunization','status':'completed','patient':{'reference':'Patient/pat-1'},"
                        + "'vaccineCode':{'text':'Hepatitt B'},'occurrenceString':'2026'",
            })
    void anEntryIsSaidInWordsAndNothingMore(String section, String words, String entry) {
        var json = "{'resourceType':" + entry.strip().replace("$", SUBJECT) + ",'id':'x-1'}";
        var resource = (Resource) FHIR.newJsonParser().parseResource(json.replace('\'', '"'));

        assertThat(lines(resource, section)).startsWith(words);
    }

    private static List<String> lines(Resource resource, String title) {
        var record = new PatientRecord(Examples.BASE, kari(), List.of(resource));
        return SummaryComposer.compose(record, cover()).fold(written -> lines(written, title), refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    private static List<String> lines(Bundle document, String title) {
        return ((Composition) document.getEntryFirstRep().getResource())
                .getSection().stream()
                        .filter(section -> section.getTitle().equals(title))
                        .flatMap(section -> section.getText().getDiv().getFirstElement().getChildNodes().stream())
                        .map(line -> line.allText())
                        .toList();
    }
}
