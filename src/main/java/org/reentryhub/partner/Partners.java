package org.reentryhub.partner;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The partner directory: read and checked once, at the start. */
public final class Partners {
    private final List<Partner> all;

    Partners(List<Partner> all) {
        this.all = List.copyOf(all);
    }

    /** Every partner, in the order of the file. */
    public List<Partner> all() {
        return all;
    }

    /** The partner of this id. */
    public Optional<Partner> find(String id) {
        return only(partner -> partner.id().equals(id));
    }

    /** The one partner that fulfils a duty in a municipality; who has taken it on comes before whose kind it falls to. */
    public Optional<Partner> serving(Duty duty, String municipality) {
        Predicate<Partner> serves =
                partner -> partner.fulfils(duty) && partner.municipalities().contains(municipality);
        return only(serves.and(partner -> partner.duties().contains(duty))).or(() -> only(serves));
    }

    /** The one partner of a kind that carries an identifier. */
    public Optional<Partner> identifiedBy(Kind kind, Identifier identifier) {
        return only(partner -> partner.kind() == kind && partner.identifiers().contains(identifier));
    }

    /** The partner a user of the built-in or an identity provider's list speaks for. */
    public Optional<Partner> ofUser(String user) {
        return only(partner -> partner.accepts().users().contains(user));
    }

    /** The partner a client id (of a token or certificate) speaks for. */
    public Optional<Partner> ofClient(String clientId) {
        return only(partner -> partner.accepts().clientIds().contains(clientId));
    }

    private Optional<Partner> only(Predicate<Partner> test) {
        return all.stream().filter(test).findFirst();
    }
}
