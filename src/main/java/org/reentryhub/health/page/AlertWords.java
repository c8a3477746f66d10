package org.reentryhub.health.page;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.reentryhub.health.alert.HealthAlert.Kind;
import org.reentryhub.health.transfer.DeclineReason;
import org.reentryhub.partner.Partner;
import org.reentryhub.partner.Partners;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says an alert in the reader's language, and what to do about it. */
@Component
class AlertWords {
    private final MessageSource texts;
    private final Partners partners;

    AlertWords(MessageSource texts, Partners partners) {
        this.texts = texts;
        this.partners = partners;
    }

    /** An alert in words; the fields as of {@link AlertRow}. */
    record Words(String about, String says, List<String> more, String next) {}

    Words of(Kind kind, List<String> details) {
        var about = about(kind, details);
        var rest = about.isEmpty() ? details : details.subList(1, details.size());
        return new Words(about, text("transfers.alert." + kind), more(kind, rest), next(kind, rest));
    }

    /** The first detail is a recipient's id, for most kinds; for these two it is a name as it stands. */
    private String about(Kind kind, List<String> details) {
        var first = details.stream().findFirst();
        return kind == Kind.RECIPIENT_UNKNOWN || kind == Kind.MOVED_AWAY || kind == Kind.MOVED_HERE
                ? first.orElse("")
                : first.flatMap(partners::find).map(Partner::name).orElse("");
    }

    private List<String> more(Kind kind, List<String> rest) {
        return switch (kind) {
            case SUPPLY_GAP ->
                rest.stream()
                        .map(gap -> text("transfers.gap.days", Period.parse(gap).getDays()))
                        .toList();
            case RELEASE_MOVED ->
                List.of(rest.stream()
                        .findFirst()
                        .map(day -> text("transfers.releaseNow", day(day)))
                        .orElseGet(() -> text("transfers.releaseNow.none")));
            case OVERDUE ->
                rest.stream()
                        .skip(1)
                        .map(day -> text("transfers.deadlineWas", day(day)))
                        .toList();
            case RECIPIENT_UNKNOWN -> rest.stream().map(AlertWords::number).toList();
            case MOVED_AWAY -> rest.stream().map(this::partner).toList();
            case ANSWER_NOT_UNDERSTOOD -> rest.stream().limit(1).map(this::word).toList();
            default -> rest.stream().map(this::word).toList();
        };
    }

    private String next(Kind kind, List<String> rest) {
        return kind == Kind.DECLINED
                ? text("transfers.word."
                        + DeclineReason.orOther(rest.stream().findFirst().orElse(null))
                                .code()
                        + ".next")
                : text("transfers.alert." + kind + ".next");
    }

    /** A code in words, with the place that follows it; one that nobody foresaw stays as it is. */
    private String word(String detail) {
        var parts = detail.split(" at ", 2);
        var word = texts.getMessage("transfers.word." + parts[0], null, parts[0], LocaleContextHolder.getLocale());
        return parts.length == 1 ? String.valueOf(word) : word + " (" + parts[1] + ")";
    }

    private String partner(String id) {
        return partners.find(id).map(Partner::name).orElse(id);
    }

    /** Without the name of its series, which nobody reads. */
    private static String number(String identifier) {
        return identifier.substring(identifier.indexOf('|') + 1);
    }

    private String day(String day) {
        return Optional.of(LocalDate.parse(day))
                .map(DateTimeFormatter.ofPattern(text("date.pattern"), LocaleContextHolder.getLocale())::format)
                .orElseThrow();
    }

    private String text(String key, Object... holes) {
        return texts.getMessage(key, holes, LocaleContextHolder.getLocale());
    }
}
