package org.reentryhub.custody;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.NationalId;
import org.reentryhub.person.PersonNumber;

/**
 * The custody record, as far as the hub uses it. Offence and sentence plan are in what the prison sends and are not here:
 * nobody can pass on what nobody has.
 *
 * @param formerPersonNumbers numbers that were merged into this one
 * @param gender an administrative code, as the prison has it
 */
public record CustodyRecord(
        PersonNumber personNumber,
        List<PersonNumber> formerPersonNumbers,
        @Nullable NationalId nationalId,
        PersonName name,
        LocalDate birthDate,
        @Nullable String gender,
        @Nullable String language,
        boolean interpreter,
        @Nullable String citizenship,
        AddressProtection addressProtection,
        Custody custody,
        Municipality municipality,
        @Nullable HealthUnitLink healthUnit,
        List<Need> needs) {
    public CustodyRecord(
            PersonNumber personNumber,
            @Nullable List<PersonNumber> formerPersonNumbers,
            @Nullable NationalId nationalId,
            PersonName name,
            LocalDate birthDate,
            @Nullable String gender,
            @Nullable String language,
            boolean interpreter,
            @Nullable String citizenship,
            AddressProtection addressProtection,
            Custody custody,
            @Nullable Municipality municipality,
            @Nullable HealthUnitLink healthUnit,
            @Nullable List<Need> needs) {
        this.personNumber = personNumber;
        this.formerPersonNumbers = formerPersonNumbers == null ? List.of() : List.copyOf(formerPersonNumbers);
        this.nationalId = nationalId;
        this.name = name;
        this.birthDate = birthDate;
        this.gender = gender;
        this.language = language;
        this.interpreter = interpreter;
        this.citizenship = citizenship;
        this.addressProtection = addressProtection;
        this.custody = custody;
        this.municipality = municipality == null ? Municipality.UNKNOWN : municipality;
        this.healthUnit = healthUnit;
        this.needs = needs == null ? List.of() : List.copyOf(needs);
    }

    /** The need of that domain; a record has at most one. */
    public Optional<Need> need(NeedDomain domain) {
        return needs.stream().filter(need -> need.domain() == domain).findFirst();
    }

    /** The day the person is expected to leave, when there is one. */
    public Optional<LocalDate> releaseDate() {
        return Optional.ofNullable(custody.release()).map(Release::date);
    }

    /** The same record, were that the release. */
    public CustodyRecord withRelease(@Nullable Release other) {
        return new CustodyRecord(
                personNumber,
                formerPersonNumbers,
                nationalId,
                name,
                birthDate,
                gender,
                language,
                interpreter,
                citizenship,
                addressProtection,
                custody.withRelease(other),
                municipality,
                healthUnit,
                needs);
    }

    @Override
    public String toString() {
        return "***";
    }
}
