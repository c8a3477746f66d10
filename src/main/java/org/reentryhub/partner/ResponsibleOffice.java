package org.reentryhub.partner;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.partner.Evidence.Standing;
import org.reentryhub.partner.Responsibility.Office;
import org.reentryhub.partner.Responsibility.Undecided;
import org.reentryhub.partner.Responsibility.Unserved;
import org.springframework.stereotype.Component;

/**
 * Names the office that is responsible for somebody, with its evidence: a pure function of the facts and three tables
 * ({@link Duty}, {@link Municipalities}, {@link Partners}). A number that was closed never comes out of it.
 */
@Component("responsibleOffice")
public class ResponsibleOffice {
    private final Partners partners;
    private final Municipalities municipalities;
    private final Prisons prisons;

    ResponsibleOffice(Partners partners, Municipalities municipalities, Prisons prisons) {
        this.partners = partners;
        this.municipalities = municipalities;
        this.prisons = prisons;
    }

    /** The office for a duty; never silence: what does not decide gives candidates. */
    public Responsibility resolve(Duty duty, Whereabouts whereabouts) {
        var evidence = evidence(duty, whereabouts);
        return strongest(evidence)
                .flatMap(first -> decide(first, evidence))
                .map(decisive -> named(duty, decisive, evidence))
                .orElseGet(() -> undecided(duty, evidence, whereabouts));
    }

    private List<Evidence> evidence(Duty duty, Whereabouts whereabouts) {
        return duty.strongestFirst().stream()
                .flatMap(basis -> evidence(basis, whereabouts).stream())
                .filter(each -> each.basis() != Basis.INTENDED_AND_TIED || isTied(each, whereabouts))
                .toList();
    }

    private Optional<Evidence> evidence(Basis basis, Whereabouts whereabouts) {
        return basis.number(whereabouts, prisons).map(number -> weigh(basis, number));
    }

    private boolean isTied(Evidence intended, Whereabouts whereabouts) {
        return Basis.TIES.stream()
                .flatMap(basis -> evidence(basis, whereabouts).stream())
                .anyMatch(tie -> tie.isClear() && tie.today().equals(intended.today()));
    }

    private Evidence weigh(Basis basis, String number) {
        var found = municipalities.find(number);
        if (found.isEmpty()) {
            return new Evidence(basis, number, List.of(), Standing.UNKNOWN);
        }
        var municipality = found.get();
        if (municipality.isNoMunicipality()) {
            return new Evidence(basis, number, List.of(), Standing.NO_MUNICIPALITY);
        }
        if (municipality.isOpen()) {
            return new Evidence(basis, number, List.of(number), Standing.OPEN);
        }
        return municipality
                .successor()
                .map(now -> new Evidence(basis, number, List.of(now), Standing.SUCCEEDED))
                .orElseGet(() -> new Evidence(basis, number, municipality.parts(), Standing.SPLIT));
    }

    /** The strongest fact that says anything. */
    private static Optional<Evidence> strongest(List<Evidence> evidence) {
        return evidence.stream()
                .filter(each -> each.isClear() || each.isUnsettled())
                .findFirst();
    }

    /** A clear fact decides; a split one when a weaker fact is clear and is one of its parts; an unknown one never. */
    private static Optional<Evidence> decide(Evidence first, List<Evidence> evidence) {
        return first.isClear()
                ? Optional.of(first)
                : evidence.stream()
                        .filter(each -> each.isClear() && first.today().containsAll(each.today()))
                        .findFirst();
    }

    private Responsibility named(Duty duty, Evidence decisive, List<Evidence> evidence) {
        var municipality = decisive.today().get(0);
        var otherwise = evidence.stream()
                .filter(each -> each.basis() != Basis.PRISON && !each.today().contains(municipality))
                .filter(each -> each.isClear() || each.isUnsettled())
                .toList();
        return partners.serving(duty, municipality)
                .<Responsibility>map(partner -> new Office(partner, municipality, decisive, otherwise))
                .orElseGet(() -> new Unserved(municipality, decisive));
    }

    private Undecided undecided(Duty duty, List<Evidence> evidence, Whereabouts whereabouts) {
        var candidates = evidence.stream()
                .flatMap(each -> each.today().stream())
                .distinct()
                .toList();
        var ofThePrison = Basis.PRISON.number(whereabouts, prisons).stream();
        var interim = Stream.concat(candidates.stream(), ofThePrison)
                .flatMap(number -> partners.serving(duty, number).stream())
                .findFirst();
        return new Undecided(candidates, evidence, interim);
    }
}
