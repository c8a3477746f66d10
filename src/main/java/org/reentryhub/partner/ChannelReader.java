package org.reentryhub.partner;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reentryhub.Queues;
import org.reentryhub.partner.Partner.Channel;
import org.reentryhub.partner.Partner.ChannelType;
import org.reentryhub.partner.Partner.FhirForm;

/** Reads by what way messages reach a partner: {@code channel}. */
final class ChannelReader {
    private static final Pattern QUEUE =
            Pattern.compile(Pattern.quote(Queues.OF_PARTNERS) + "[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONCURRENCY = 4;

    private final AddressRule addresses;
    private final AuthReader auths;
    private final Findings findings;

    ChannelReader(AddressRule addresses, Findings findings) {
        this.findings = findings;
        this.addresses = addresses;
        this.auths = new AuthReader(addresses);
    }

    /** Empty when its type cannot be read: then nothing else about it can be. */
    Optional<Channel> read(Section channel) {
        return channel.required("type")
                .flatMap(entry -> entry.as(Words.lower(ChannelType.class)))
                .map(type -> read(type, channel));
    }

    private Channel read(ChannelType type, Section channel) {
        var called = type == ChannelType.REST || type == ChannelType.FHIR;
        var read = new Channel(
                type,
                called ? url(channel) : Optional.empty(),
                type == ChannelType.QUEUE ? queue(channel) : Optional.empty(),
                called ? channel.section("auth").map(auths::read).orElseGet(Auth.None::new) : new Auth.None(),
                timeout(channel),
                concurrency(channel),
                type == ChannelType.FHIR ? fhir(channel) : FhirForm.TRANSACTION,
                type == ChannelType.INBOX ? Sending.USUAL : SendingReader.read(channel));
        boolean inTheClear =
                read.url().map(URI::getScheme).filter("http"::equals).isPresent();
        if (inTheClear && read.auth() instanceof Auth.Mtls) {
            channel.refuse("mtls needs an https:// address: without TLS no certificate is shown");
        }
        channel.nothingElse();
        return read;
    }

    private Optional<URI> url(Section channel) {
        return channel.required("url").flatMap(entry -> entry.as(addresses::read));
    }

    /** Two who read one queue would read each other's people. */
    private Optional<String> queue(Section channel) {
        var form = Words.matching(QUEUE, "must be " + Queues.OF_PARTNERS + " and then a–z, 0–9 and dashes");
        var address = channel.required("address");
        var read = address.flatMap(entry -> entry.as(form));
        read.ifPresent(queue -> findings.once(address.orElseThrow().line(), "the queue " + queue));
        return read;
    }

    private static Duration timeout(Section channel) {
        return channel.entry("timeout")
                .flatMap(entry -> entry.as(Words.duration(SHORTEST, LONGEST)))
                .orElse(TIMEOUT);
    }

    private static FhirForm fhir(Section channel) {
        return channel.entry("fhir")
                .flatMap(entry -> entry.as(Words.lower(FhirForm.class)))
                .orElse(FhirForm.TRANSACTION);
    }

    private static int concurrency(Section channel) {
        return channel.entry("concurrency")
                .flatMap(entry -> entry.as(Words.number(1, 64)))
                .orElse(CONCURRENCY);
    }
}
