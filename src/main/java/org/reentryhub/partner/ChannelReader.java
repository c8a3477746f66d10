package org.reentryhub.partner;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reentryhub.partner.Partner.Channel;
import org.reentryhub.partner.Partner.ChannelType;

/** Reads by what way messages reach a partner: {@code channel}. */
final class ChannelReader {
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONCURRENCY = 4;

    private final AddressRule addresses;
    private final AuthReader auths;

    ChannelReader(AddressRule addresses) {
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
                concurrency(channel));
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

    private static Optional<String> queue(Section channel) {
        return channel.required("queue").flatMap(entry -> entry.as(Words.matching(QUEUE, "is no name of a queue")));
    }

    private static Duration timeout(Section channel) {
        return channel.entry("timeout")
                .flatMap(entry -> entry.as(Words.duration(SHORTEST, LONGEST)))
                .orElse(TIMEOUT);
    }

    private static int concurrency(Section channel) {
        return channel.entry("concurrency")
                .flatMap(entry -> entry.as(Words.number(1, 64)))
                .orElse(CONCURRENCY);
    }
}
