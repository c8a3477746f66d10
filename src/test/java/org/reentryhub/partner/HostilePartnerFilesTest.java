package org.reentryhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partner files that are broken, or mean harm: each is refused with a line, and repeats no secret. */
class HostilePartnerFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n\n",
                "partners:",
                "partners: []",
                "partners: yes",
                "partners: {a: b}",
                "partners: [1, 2]",
                "partners: [[]]",
                "partners: &a [*a]",
                "[]",
                "just text",
                "partners: []\n---\npartners: []",
                "partners:\n\t- id: tab",
                "partners: [{id: x",
                "partners: \"unclosed",
                "partners: []\npartners: []",
                "? [complex]\n: key",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x.example\"]]]]",
                "%YAML 9.9\n---\npartners: []",
                "partners:\n  - <<: {id: merged}\n    name: x",
                "partners: *nobody",
                "\u0000",
                "partners: \"\\u0000\"",
            })
    void aBrokenFileIsRefusedWithALine(String yaml) {
        assertThat(Reading.inTheSandbox().problems(yaml)).isNotEmpty().allSatisfy(problem -> assertThat(problem.line())
                .isPositive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:file:/x.jar!/y",
                "gopher://x.example/",
                "ftp://x.example/",
                "javascript:alert(1)",
                "//x.example/path",
                "/path",
                "x.example",
                "http://",
                "http:///path",
                "http://user:pass@x.example/",
                "http://x.example/?a=b",
                "http://x.example/#a",
                "http://x.example/?bridgeEndpoint=true",
                "http://x.example/{{secret}}",
                "http://x.example/RAW(secret)",
                "http://x.example/$simple{body}",
                "http://x.example/a/../b",
                "http://x.example/..%2f",
                "http://x.example/a;jsessionid=1",
                "http://x.example/a b",
                "http://x.example:0/",
                "http://x.example:25/",
                "http://x.example:6379/",
                "http://x.example:99999/",
                "http://x.example:-1/",
                "http://0/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://999.1.1.1/",
                "http://localhost./",
                "http://x..example/",
                "http://under_score.example/",
                "http://exаmple.com/",
                "http://xn--exmple-4nf.com/",
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://0.0.0.0:8080/",
                "http://[::]/",
                "http://224.0.0.1/",
                "http://x.example\\@y.example/",
                "http://x.example\r\nHost: y",
            })
    void anAddressThatCouldMeanHarmIsRefusedEverywhere(String url) {
        assertThat(Reading.inTheSandbox().problems(restPartner(url)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.reason())
                            .startsWith("url ")
                            .doesNotContain("example")
                            .doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x.example/",
                "https://localhost/",
                "https://wiremock/",
                "https://x.localhost/",
                "https://metadata.google.internal/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://0.1.2.3/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::10.0.0.1]/",
                "https://[fd00:ec2::254]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:1::]/",
            })
    void anAddressOfTheOwnNetworkIsRefusedInProduction(String url) {
        assertThat(Reading.inProduction().problems(restPartner(url))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.1.2.3/x", "https://relay.internal", "https://wiremock:8443"})
    void anAddressOfTheOwnNetworkThatIsMeantIsTaken(String url) {
        var reading = new Reading(true, java.util.Map.of(), Set.of("10.1.2.3", "relay.internal", "wiremock"));

        assertThat(reading.problems(restPartner(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bolig.oslo.kommune.no/reentry",
                "https://8.8.8.8/",
                "https://[2a02:26f0::1]:8443/a/b",
                "https://xn--brum-0na.kommune.no/",
            })
    void anOrdinaryAddressIsTakenInProduction(String url) {
        assertThat(Reading.inProduction().problems(restPartner(url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "identifiers: [974770482]; an item of identifiers must be of the form system|value",
                "identifiers: ['urn:oid:2.16.578.1.12.4.1.4.101|974770483']; an item of identifiers has an organisation number whose check digit is wrong",
                "identifiers: ['urn:oid:2.16.578.1.12.4.1.4.101|97477048']; an item of identifiers has an organisation number whose check digit is wrong",
                "identifiers: ['urn:oid:2.16.578.1.12.4.1.2|-12']; an item of identifiers must be a HER-id: a positive whole number",
                "identifiers: ['urn:oid:2.16.578.1.12.4.1.2|0']; an item of identifiers must be a HER-id: a positive whole number",
                "identifiers: ['name|1']; an item of identifiers must name its system by a URI, such as urn:oid:…",
                "identifiers: one; identifiers must be a list",
                "language: se; language must be one of nb, nn",
                "serves: {municipalities: 0301}; municipalities must be a list",
                "serves: {municipalities: ['301']}; an item of municipalities is no municipality number of Norway",
                "serves: {counties: ['03']}; counties is not known here (known are [domains, municipalities])",
                "expects: {answerWithin: 5 days}; answerWithin is no duration of days and time, such as PT4H or P5D",
                "expects: {answerWithin: P1M}; answerWithin is no duration of days and time, such as PT4H or P5D",
                "expects: {answerWithin: -P1D}; answerWithin must lie between PT1S and PT8784H",
                "expects: {receiptWithin: PT0S}; receiptWithin must lie between PT1S and PT8784H",
                "handles: {addressProtected: maybe}; addressProtected must be true or false",
                "idempotent: 1; idempotent must be true or false",
                "idempotent: ; idempotent is empty",
                "notify: {email: 'a@b.example, c@d.example'}; email is no mail address",
                "notify: {email: '@'}; email is no mail address",
                "accepts: {clientIds: ['0192:974770483']}; an item of clientIds has an organisation number whose check digit is wrong",
                "accepts: {users: ['two words']}; an item of users is no user name",
                "transfers: automatic; transfers is not known here (known are [accepts, channel, expects, handles, id, idempotent, identifiers, kind, ladder, language, name, notify, opening, serves])",
                "name: again; name stands twice",
                "language: \"${NOT_SET}\"; language needs the variable NOT_SET, which is not set and has no default",
                "language: \"${}\"; language has a placeholder that is not of the form ${NAME:default}",
                "language: {a: b}; language must be a single value",
            })
    void aFaultInARowIsNamed(String line, String reason) {
        var yaml = "partners:\n  - id: x-1\n    name: X\n    kind: NGO\n    channel: {type: inbox}\n    " + line;

        assertThat(Reading.inTheSandbox().problems(yaml)).containsExactly(new DirectoryProblem(6, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{type: inbox, url: 'http://x.example'}; url is not known here (known are [concurrency, timeout, type])",
                "{type: rest}; url is missing",
                "{type: queue}; address is missing",
                "{type: queue, address: 'partner.a?b'}; address must be partner. and then a–z, 0–9 and dashes",
                "{type: rest, url: 'http://x.example', auth: bearer}; auth must be a mapping of keys to values",
                "{type: rest, url: 'http://x.example', auth: {type: magic}}; type must be one of none, bearer, basic, oauth2, mtls",
                "{type: rest, url: 'http://x.example', auth: {type: bearer}}; token is missing",
                "{type: rest, url: 'http://x.example', auth: {type: mtls, bundle: b}}; mtls needs an https:// address: without TLS no certificate is shown",
                "{type: rest, url: 'http://x.example', auth: {type: bearer, token: \"a\\r\\nX: y\"}}; token has a control character in it",
                "{type: rest, url: 'http://x.example', auth: {type: basic, username: 'a:b', password: c}}; username has characters that must not be in it",
                "{type: rest, url: 'http://x.example', auth: {type: oauth2, tokenUrl: 'http://t.example', clientId: c}}; oauth2 needs either clientSecret or privateKey",
                "{type: rest, url: 'http://x.example', auth: {type: oauth2, tokenUrl: 'ftp://t.example', clientId: c, clientSecret: s}}; tokenUrl must be an http:// or https:// address",
                "{type: rest, url: 'http://x.example', auth: {type: oauth2, tokenUrl: 'http://t.example', clientId: c, privateKey: 'file:/nowhere'}}; privateKey points at a file that cannot be read",
                "{type: fhir, url: 'http://x.example'}; the channel fhir is for HEALTH and PRISON_HEALTH, and they have no other",
                "{type: rest, url: 'http://x.example', timeout: PT0S}; timeout must lie between PT0.1S and PT2M",
                "{type: rest, url: 'http://x.example', concurrency: 0}; concurrency must be a whole number from 1 to 64",
                "{type: rest, url: 'http://x.example', concurrency: 1e9}; concurrency must be a whole number from 1 to 64",
                "{type: rest, url: 'http://x.example', retries: 1000000000}; retries is not known here (known are [auth, breaker, concurrency, order, rate, retry, timeout, type, url])",
                "{type: rest, url: 'http://x.example', retry: []}; retry must have one to 20 steps",
                "{type: rest, url: 'http://x.example', retry: [PT0S]}; an item of retry must lie between PT0.1S and PT24H",
                "{type: rest, url: 'http://x.example', rate: 0}; rate must be a whole number from 1 to 1000",
                "{type: rest, url: 'http://x.example', order: any}; order must be one of latest, strict",
                "{type: rest, url: 'http://x.example', breaker: {failures: 0}}; failures must be a whole number from 1 to 1000",
                "{type: rest, url: 'http://x.example', breaker: {probe: P1D}}; probe must lie between PT0.1S and PT5M",
            })
    void aFaultInAChannelIsNamed(String channel, String reason) {
        var yaml = "partners:\n  - {id: x-1, name: X, kind: NGO, channel: %s}\n".formatted(channel);

        assertThat(Reading.inTheSandbox().problems(yaml)).containsExactly(new DirectoryProblem(2, reason));
    }

    @Test
    void twoHousingOfficesOfOneOrganisationAreRefused() {
        var row = "  - {id: x-%d, name: X, kind: HOUSING, identifiers: ['urn:oid:2.16.578.1.12.4.1.4.101|974770482'],"
                + " channel: {type: inbox}}\n";

        assertThat(Reading.inTheSandbox().problems("partners:\n" + row.formatted(1) + row.formatted(2)))
                .containsExactly(
                        new DirectoryProblem(
                                3,
                                "HOUSING with the identifier urn:oid:2.16.578.1.12.4.1.4.101|974770482 stands already in line 2"));
    }

    @Test
    void anAddressOfEightThousandCharactersIsRefused() {
        assertThat(Reading.inTheSandbox().problems(restPartner("http://x.example/" + "a".repeat(8_000))))
                .containsExactly(new DirectoryProblem(2, "url is longer than 2000 characters"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(Reading.inTheSandbox().problems(new byte[] {(byte) 0xc0, (byte) 0xaf}))
                .containsExactly(new DirectoryProblem(1, "the file is not text in UTF-8"));
        assertThat(Reading.inTheSandbox().problems("partners: []".getBytes(StandardCharsets.UTF_16)))
                .isNotEmpty();
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9)));
        }
        Assertions.assertThat(java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> Reading.inTheSandbox().problems(bomb + "partners: []\n")))
                .succeedsWithin(Duration.ofSeconds(5))
                .satisfies(problems -> assertThat(problems).isNotEmpty());
    }

    @Test
    void depthIsBounded() {
        assertThat(Reading.inTheSandbox().problems("partners: " + "[".repeat(100_000)))
                .isNotEmpty();
    }

    @Property(tries = 500)
    void anyTextAtAllIsReadOrRefusedButNeverBreaks(@ForAll @StringLength(max = 200) String text) {
        assertThat(Reading.inTheSandbox().problems(text)).isNotEmpty();
    }

    @Property(tries = 500)
    void aFileWithOneCharacterChangedIsReadOrRefusedButNeverBreaks(
            @ForAll @IntRange(max = 400) int place, @ForAll char other) {
        var yaml = new StringBuilder(restPartner("http://x.example/a").repeat(4));
        yaml.setCharAt(place % yaml.length(), other);

        assertThat(Reading.inTheSandbox().problems(yaml.toString()))
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
    }

    private static String restPartner(String url) {
        var quoted = url.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
        return "partners:\n  - {id: x-1, name: X, kind: NGO, channel: {type: rest, url: \"%s\"}}\n".formatted(quoted);
    }
}
