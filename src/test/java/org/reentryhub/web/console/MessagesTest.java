package org.reentryhub.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reentryhub.audit.Role;
import org.reentryhub.clock.Expectation;
import org.reentryhub.consent.Informed;
import org.reentryhub.custody.Certainty;
import org.reentryhub.delivery.MessageKind;
import org.reentryhub.plan.FirstDayWarning;
import org.reentryhub.plan.MilestoneCode;
import org.reentryhub.plan.MilestoneState;
import org.reentryhub.plan.PlanDomain;
import org.reentryhub.plan.ReadinessState;
import org.reentryhub.plan.ReasonCode;
import org.reentryhub.referral.AnswerCode;
import org.reentryhub.referral.AnswerReason;
import org.reentryhub.referral.Moment;
import org.reentryhub.referral.OutcomeCode;
import org.reentryhub.referral.ReferralState;

/** Every text in all three languages, and no text that a template asks for and nobody wrote. */
class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path TEXTS = Path.of("src/main/resources/messages/console");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9._]+)");
    private static final Pattern HOLE = Pattern.compile("\\{\\d[},]");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEveryText(Language language) {
        assertThat(texts(language).stringPropertyNames())
                .isEqualTo(texts(Language.NB).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsEmptyAndEachHasTheSameHoles(Language language) {
        Properties nb = texts(Language.NB);
        Properties texts = texts(language);
        for (String key : texts.stringPropertyNames()) {
            assertThat(texts.getProperty(key)).as(key).isNotBlank();
            assertThat(holes(texts.getProperty(key))).as(key).isEqualTo(holes(nb.getProperty(key)));
        }
    }

    @Test
    void whatTheTemplatesAskForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(file -> asked.addAll(keys(file)));
        }
        assertThat(asked).isNotEmpty();
        assertThat(texts(Language.NB).stringPropertyNames()).containsAll(asked);
    }

    @Test
    void everyRoleHasANameAndAFirstPage() {
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM) {
                assertThat(texts(Language.NB).stringPropertyNames()).contains("role." + role, "start." + role);
            }
        }
    }

    /** The templates put these keys together from codes. */
    @Test
    void everyCodeThatIsShownHasATextOfItsOwn() {
        Set<String> texts = texts(Language.NB).stringPropertyNames();
        assertThat(texts).containsAll(keys("milestone.", MilestoneCode.values()));
        assertThat(texts).containsAll(keys("milestoneState.", MilestoneState.values()));
        assertThat(texts).containsAll(keys("readiness.", ReadinessState.values()));
        assertThat(texts).containsAll(keys("domain.", PlanDomain.values()));
        assertThat(texts).containsAll(keys("reason.", ReasonCode.values()));
        assertThat(texts).containsAll(keys("certainty.", Certainty.values()));
        assertThat(texts).containsAll(keys("firstDays.", FirstDayWarning.Code.values()));
        assertThat(texts).containsAll(keys("expected.", Expectation.Kind.values()));
        assertThat(texts).containsAll(keys("informed.manner.", Informed.Manner.values()));
        assertThat(texts).containsAll(keys("inbox.state.", ReferralState.values()));
        assertThat(texts).containsAll(keys("inbox.reason.", AnswerReason.values()));
        assertThat(texts).containsAll(keys("inbox.outcome.", OutcomeCode.values()));
        assertThat(texts).containsAll(keys("inbox.moment.", Moment.values()));
        assertThat(texts).containsAll(keys("inbox.ask.", Moment.values()));
        assertThat(texts).containsAll(keys("inbox.came.", MessageKind.values()));
        for (String form : List.of("do.", "said.", "heading.", "send.")) {
            assertThat(texts).containsAll(keys("inbox." + form, AnswerCode.values()));
        }
    }

    private static Set<String> keys(String prefix, Enum<?>[] codes) {
        return Arrays.stream(codes).map(code -> prefix + code.name()).collect(Collectors.toSet());
    }

    /** No template may turn text into markup, evaluate it, or carry a script or style of its own (CSP, CVE-2026-40478). */
    @Test
    void noTemplateLetsTextBecomeCode() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(file -> assertThat(read(file))
                    .as(file.toString())
                    .doesNotContain("th:utext", "[(", "__$", "<script>", "style=", "<style", "javascript:")
                    .doesNotContainPattern("\\son[a-z]+="));
        }
    }

    private static Set<String> keys(Path file) {
        Set<String> keys = new TreeSet<>();
        Matcher found = KEY.matcher(read(file));
        while (found.find()) {
            keys.add(found.group(1));
        }
        return keys;
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        Matcher found = HOLE.matcher(text);
        while (found.find()) {
            holes.add(found.group());
        }
        return holes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(Language language) {
        Properties texts = new Properties();
        try (Stream<Path> files = Files.list(TEXTS)) {
            files.filter(file -> file.toString().endsWith("_" + language.tag() + ".properties"))
                    .forEach(file -> add(file, texts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** No text may stand in two files: one of them would never be shown. */
    private static void add(Path file, Properties texts) {
        Properties more = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            more.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(texts.stringPropertyNames()).doesNotContainAnyElementsOf(more.stringPropertyNames());
        texts.putAll(more);
    }
}
