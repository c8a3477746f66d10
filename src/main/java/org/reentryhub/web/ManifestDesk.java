package org.reentryhub.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.reentryhub.HubAddress;
import org.reentryhub.NorwegianTime;
import org.reentryhub.referral.OpenReferral;
import org.reentryhub.referral.OpenReferrals;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells a receiver what is open with it, signed, so that it can compare and show others. */
@Component("manifestDesk")
public class ManifestDesk {
    private final OpenReferrals referrals;
    private final ManifestSigner signer;
    private final Callers callers;
    private final HubAddress address;
    private final ObjectMapper json;
    private final Clock clock;

    ManifestDesk(
            OpenReferrals referrals,
            @Lazy ManifestSigner signer,
            Callers callers,
            HubAddress address,
            ObjectMapper json,
            Clock clock) {
        this.referrals = referrals;
        this.signer = signer;
        this.callers = callers;
        this.address = address;
        this.json = json;
        this.clock = clock;
    }

    /** The list before it is signed; {@code hub} is whose word it is, {@code day} the one it is in Norway. */
    @JsonPropertyOrder({"hub", "partner", "day", "issuedAt", "open"})
    record Manifest(URI hub, String partner, LocalDate day, OffsetDateTime issuedAt, List<OpenReferral> open) {}

    /** What is open with the caller now, as a JWS in compact form (RFC 7515). */
    public String open() throws JsonProcessingException {
        String partner = callers.current().organisation();
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = now.atZoneSameInstant(NorwegianTime.ZONE).toLocalDate();
        return signer.sign(
                json.writeValueAsBytes(new Manifest(address.of(""), partner, day, now, referrals.with(partner))));
    }
}
