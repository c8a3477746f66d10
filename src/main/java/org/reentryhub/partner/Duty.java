package org.reentryhub.partner;

import static org.reentryhub.partner.Basis.ARREST;
import static org.reentryhub.partner.Basis.INTENDED;
import static org.reentryhub.partner.Basis.INTENDED_AND_TIED;
import static org.reentryhub.partner.Basis.PRISON;
import static org.reentryhub.partner.Basis.REGISTERED;
import static org.reentryhub.partner.Basis.STAY_BEFORE_CUSTODY;

import java.util.List;
import java.util.Set;

/**
 * What a municipality or office may owe somebody, who fulfils it, and which facts name it, the strongest first. This is the
 * whole table of rules; {@link ResponsibleOffice} only walks it.
 */
public enum Duty {
    /**
     * A dwelling to be released to. The municipality where somebody stays is responsible, and prison is no stay: so the one
     * of the stay before, else of the arrest. On release one may settle elsewhere; that counts first when more than the wish
     * ties one to the place.
     */
    HOUSING(
            Kind.HOUSING,
            "boligsosialloven (LOV-2022-12-20-121) § 3; sosialtjenesteloven § 3",
            List.of(INTENDED_AND_TIED, STAY_BEFORE_CUSTODY, ARREST, INTENDED, REGISTERED)),

    /** Social assistance and the other services of the municipal part of NAV. */
    SOCIAL_SERVICES(
            Kind.EMPLOYMENT,
            "sosialtjenesteloven (LOV-2009-12-18-131) § 3; stay before custody, else place of arrest",
            List.of(STAY_BEFORE_CUSTODY, ARREST, REGISTERED)),

    /** Work and benefits, the state part of NAV: the registered address; of no fixed abode, the facts of stay, else the prison. */
    EMPLOYMENT(
            Kind.EMPLOYMENT,
            "NAV-loven (LOV-2006-06-16-20) § 14 a; registered address, no fixed abode by stay",
            List.of(REGISTERED, STAY_BEFORE_CUSTODY, ARREST, PRISON)),

    /** The notice that somebody's stay in an institution begins, changes or ends: state NAV, like {@link #EMPLOYMENT}. */
    NOTICE_OF_STAY(
            Kind.EMPLOYMENT,
            "folketrygdloven (LOV-1997-02-28-19) § 21-4; registered address, no fixed abode by stay",
            List.of(REGISTERED, STAY_BEFORE_CUSTODY, ARREST, PRISON)),

    /** School is a matter of where one will live. */
    EDUCATION(
            Kind.EDUCATION,
            "opplæringslova (LOV-2023-06-09-30): where the pupil lives",
            List.of(INTENDED, REGISTERED, STAY_BEFORE_CUSTODY)),

    /** Advice about money and debt: one of the services of the municipal part of NAV. */
    FINANCE(
            Kind.EMPLOYMENT,
            "sosialtjenesteloven (LOV-2009-12-18-131) §§ 3 and 17; stay before custody, else place of arrest",
            List.of(STAY_BEFORE_CUSTODY, ARREST, REGISTERED)),

    /** Help to get identity papers and a bank account: advice and guidance, as above. */
    IDENTITY_DOCUMENTS(
            Kind.EMPLOYMENT,
            "sosialtjenesteloven (LOV-2009-12-18-131) §§ 3 and 17; stay before custody, else place of arrest",
            List.of(STAY_BEFORE_CUSTODY, ARREST, REGISTERED)),

    /** Company and support, owed by nobody and given where one will live. */
    FAMILY_NETWORK(Kind.NGO, "no law: where the person will live", List.of(INTENDED, STAY_BEFORE_CUSTODY, REGISTERED));

    /** The duties that a row of the directory may take on beside what its kind is for. */
    static final Set<Duty> TAKEN_ON = Set.of(EDUCATION, FINANCE, IDENTITY_DOCUMENTS, FAMILY_NETWORK);

    private final Kind fulfilledBy;
    private final String source;
    private final List<Basis> strongestFirst;

    Duty(Kind fulfilledBy, String source, List<Basis> strongestFirst) {
        this.fulfilledBy = fulfilledBy;
        this.source = source;
        this.strongestFirst = strongestFirst;
    }

    /** The kind of partner that fulfils it, unless another has taken it on. */
    public Kind fulfilledBy() {
        return fulfilledBy;
    }

    /** Where the rule is written. */
    public String source() {
        return source;
    }

    /** The facts that name the responsible municipality, the strongest first. */
    public List<Basis> strongestFirst() {
        return strongestFirst;
    }
}
