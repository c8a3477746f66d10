package org.reentryhub.health.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The finer status of a Task, in the hub's own closed list; what recipients say in codes of their own is kept as said. */
public enum BusinessStatus {
    AWAITING_SIGNOFF("Venter på helseavdelingen"),
    DELIVERY_PENDING("På vei til mottakeren"),
    DELIVERED("Levert mottakeren"),
    OPENED("Åpnet hos mottakeren"),
    UNDER_ASSESSMENT("Til vurdering"),
    MORE_INFO_REQUESTED("Mottakeren ber om flere opplysninger"),
    ACCEPTED("Tatt imot"),
    WAITLISTED("På venteliste"),
    DECLINED("Avslått"),
    REDIRECTED("Sendt videre"),
    APPOINTMENT_BOOKED("Time er satt opp"),
    NO_SHOW("Møtte ikke"),
    APPOINTMENT_CANCELLED("Time er avlyst"),
    ATTENDED("Møtte til time"),
    CANCELLATION_REQUESTED("Bedt om avlysning"),
    HANDED_OVER("Overtatt av mottakeren"),
    CANCELLED("Avlyst"),
    OVERDUE("Ikke besvart innen fristen"),
    UNDELIVERABLE("Lar seg ikke levere");

    private final String words;

    BusinessStatus(String words) {
        this.words = words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    public static Optional<BusinessStatus> of(@Nullable String code) {
        return Stream.of(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
