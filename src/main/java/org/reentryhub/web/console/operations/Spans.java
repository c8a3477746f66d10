package org.reentryhub.web.console.operations;

import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How long something takes, in the reader's language. */
@Component("spans")
public class Spans {
    private final MessageSource texts;

    Spans(MessageSource texts) {
        this.texts = texts;
    }

    /** «90 sekunder», «2 timer»: in the greatest unit that it is whole in. */
    public String words(Duration span) {
        if (span.toMillis() % 1000 != 0) {
            return text("span.millis", span.toMillis());
        }
        if (span.toSeconds() % 60 != 0) {
            return text("span.seconds", span.toSeconds());
        }
        if (span.toMinutes() % 60 != 0) {
            return text("span.minutes", span.toMinutes());
        }
        return span.toHours() % 24 == 0 && span.toDays() > 0
                ? text("span.days", span.toDays())
                : text("span.hours", span.toHours());
    }

    /** One after the other. */
    public String words(List<Duration> spans) {
        return spans.stream().map(this::words).collect(Collectors.joining(", "));
    }

    /** «november 2026». */
    public String month(String iso) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", LocaleContextHolder.getLocale())
                .format(YearMonth.parse(iso));
    }

    private String text(String key, long number) {
        return texts.getMessage(key, new Object[] {number}, LocaleContextHolder.getLocale());
    }
}
