package org.reentryhub.partner;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.reentryhub.partner.Partner.Accepts;
import org.reentryhub.partner.Partner.Channel;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partner.Transfers;

/**
 * Reads one row of the partner file, going on after each fault so that all of them are found at once. What is returned is
 * of use only when the findings are empty at the end.
 */
final class PartnerReader {
    private static final Pattern ID = Pattern.compile("(?=.{1,40}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._@-]{1,100}");

    private static final Channel NO_CHANNEL = new Channel(
            ChannelType.INBOX, Optional.empty(), Optional.empty(), new Auth.None(), Duration.ofSeconds(1), 1);

    private final ChannelReader channels;
    private final Municipalities municipalities;
    private final Terms terms;
    private final Findings findings;

    /** @param unlessSaid what holds when a prison health unit's row says nothing about {@code transfers} */
    PartnerReader(AddressRule addresses, Municipalities municipalities, Transfers unlessSaid, Findings findings) {
        this.channels = new ChannelReader(addresses, findings);
        this.municipalities = municipalities;
        this.terms = new Terms(unlessSaid);
        this.findings = findings;
    }

    /** Reads one row. */
    Partner read(Section row) {
        var kind = row.required("kind").flatMap(entry -> entry.as(Words.upper(Kind.class)));
        var channel = row.requiredSection("channel").flatMap(channels::read);
        var served = serves(row, kind);
        var read = new Partner(
                id(row),
                row.required("name").map(Entry::text).orElse(""),
                kind.orElse(Kind.NGO),
                identifiers(row, kind),
                terms.language(row),
                served.municipalities(),
                served.duties(),
                channel.orElse(NO_CHANNEL),
                terms.expects(row),
                terms.handles(row),
                terms.idempotent(row, channel.orElse(NO_CHANNEL)),
                terms.notify(row),
                terms.ladder(row),
                accepts(row),
                OpeningReader.read(row, kind),
                terms.transfers(row, kind));
        row.nothingElse();
        if (kind.isPresent() && channel.isPresent()) {
            healthSpeaksFhir(read, row);
        }
        return read;
    }

    private String id(Section row) {
        var form = Words.matching(ID, "must be 1 to 40 of a–z, 0–9 and single dashes, beginning with a letter");
        return row.required("id").flatMap(entry -> once(entry, "the id ", form)).orElse("");
    }

    private List<Identifier> identifiers(Section row, Optional<Kind> kind) {
        return row.entries("identifiers").stream()
                .map(entry -> kind.isPresent()
                        ? once(entry, kind.get() + " with the identifier ", Registers::identifier)
                        : entry.as(Registers::identifier))
                .flatMap(Optional::stream)
                .toList();
    }

    private record Served(Set<String> municipalities, Set<Duty> duties) {}

    private Served serves(Section row, Optional<Kind> kind) {
        var serves = row.sectionOrNothing("serves");
        var duties = new LinkedHashSet<Duty>();
        serves.entries("domains")
                .forEach(entry -> entry.as(PartnerReader::takenOn).ifPresent(duties::add));
        var offices = duties.isEmpty()
                ? kind.filter(Kind::foundByMunicipality).stream()
                        .map(Kind::name)
                        .toList()
                : duties.stream().map(Duty::name).toList();
        var read = new LinkedHashSet<String>();
        for (var entry : serves.entries("municipalities")) {
            entry.as(municipalities::demandOpen).ifPresent(number -> {
                offices.forEach(
                        office -> findings.once(entry.line(), "%s for the municipality %s".formatted(office, number)));
                read.add(number);
            });
        }
        serves.nothingElse();
        return new Served(read, duties);
    }

    private static Duty takenOn(String text) {
        var duty = Words.upper(Duty.class).apply(text);
        if (!Duty.TAKEN_ON.contains(duty)) {
            throw new IllegalArgumentException("falls to the office of that kind, and cannot be taken on");
        }
        return duty;
    }

    private Accepts accepts(Section row) {
        var accepts = row.sectionOrNothing("accepts");
        var read = new Accepts(
                named(accepts, "clientIds", "the client ", Registers::clientId),
                named(accepts, "users", "the user ", Words.matching(USER, "is no user name")));
        accepts.nothingElse();
        return read;
    }

    private Set<String> named(Section accepts, String key, String claim, Function<String, String> form) {
        return accepts.entries(key).stream()
                .map(entry -> once(entry, claim, form))
                .flatMap(Optional::stream)
                .collect(toSet());
    }

    private <T> Optional<T> once(Entry entry, String claim, Function<String, T> translation) {
        var value = entry.as(translation);
        value.ifPresent(read -> findings.once(entry.line(), claim + read));
        return value;
    }

    /** Clinical content rests nowhere, so there is no inbox and no queue for it; and nobody else may be sent any. */
    private static void healthSpeaksFhir(Partner partner, Section row) {
        if (partner.isHealth() != (partner.channel().type() == ChannelType.FHIR)) {
            row.refuse("the channel fhir is for HEALTH and PRISON_HEALTH, and they have no other");
        }
    }
}
