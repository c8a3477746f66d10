package org.reentryhub.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reentryhub.referral.HandoverDomain;
import org.reentryhub.referral.OutcomeCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How it went after releases, by prison, month, need and moment. There are no totals over several of these: they would give
 * away what is withheld.
 */
@Component
@Transactional(readOnly = true)
public class OutcomeFigures {
    private static final List<OutcomeCode> BY_THE_RECORD =
            List.of(OutcomeCode.RETURNED_TO_CUSTODY, OutcomeCode.DECEASED);

    private final OutcomeCounts counts;

    OutcomeFigures(OutcomeCounts counts) {
        this.counts = counts;
    }

    /**
     * The people whom one prison released in one month, and whom a receiver had agreed to help with one need. Null is
     * withheld.
     *
     * @param month such as 2026-11
     * @param asked of how many receivers have been asked by now
     * @param answered of how many a receiver has told
     * @param notAskedYet whose day has not come
     * @param withheld whether any count of the line is
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            String prison,
            String month,
            String domain,
            String moment,
            @Nullable Integer people,
            @Nullable Integer asked,
            @Nullable Integer answered,
            @Nullable Integer notTold,
            @Nullable Integer notAskedYet,
            Map<String, @Nullable Integer> outcomes,
            boolean withheld) {}

    /** The releases of these months, first and last, oldest first. */
    public List<Line> between(YearMonth first, YearMonth last) {
        return counts.between(first, last).stream().map(OutcomeFigures::line).toList();
    }

    static Line line(OutcomeCounts.Counted counted) {
        OutcomeCounts.Place place = counted.place();
        Cells cells = Cells.of(place.domain(), counted.people());
        Set<String> told = names(OutcomeCode.of(place.domain()));
        Set<String> asked = new HashSet<>(told);
        asked.add(OutcomeCounts.NOT_TOLD);
        return new Line(
                place.prison(),
                place.month().toString(),
                place.domain().name(),
                place.moment().name(),
                cells.whole(),
                cells.sum(asked),
                cells.sum(told),
                cells.given(OutcomeCounts.NOT_TOLD),
                cells.given(OutcomeCounts.NOT_ASKED_YET),
                outcomes(place.domain(), cells),
                !cells.withheld().isEmpty());
    }

    private static Map<String, @Nullable Integer> outcomes(HandoverDomain domain, Cells cells) {
        Map<String, @Nullable Integer> outcomes = new LinkedHashMap<>();
        codes(domain).forEach(code -> outcomes.put(code.name(), cells.given(code.name())));
        return outcomes;
    }

    private static List<OutcomeCode> codes(HandoverDomain domain) {
        List<OutcomeCode> codes = new ArrayList<>(OutcomeCode.of(domain));
        codes.addAll(BY_THE_RECORD);
        return codes;
    }

    private static Set<String> names(List<OutcomeCode> codes) {
        return codes.stream().map(OutcomeCode::name).collect(Collectors.toSet());
    }

    /** All parts of a line, the empty ones too, and what of them is withheld. */
    private record Cells(Map<String, Integer> parts, Set<String> withheld) {
        static Cells of(HandoverDomain domain, Map<String, Integer> people) {
            Map<String, Integer> parts = new LinkedHashMap<>();
            codes(domain).forEach(code -> parts.put(code.name(), 0));
            parts.put(OutcomeCounts.NOT_TOLD, 0);
            parts.put(OutcomeCounts.NOT_ASKED_YET, 0);
            parts.putAll(people);
            return new Cells(parts, SmallNumbers.withheld(parts));
        }

        @Nullable
        Integer whole() {
            return SmallNumbers.isWholeWithheld(parts)
                    ? null
                    : Integer.valueOf(
                            parts.values().stream().mapToInt(Integer::intValue).sum());
        }

        @Nullable
        Integer given(String part) {
            return withheld.contains(part) ? null : parts.get(part);
        }

        @Nullable
        Integer sum(Set<String> summed) {
            return SmallNumbers.isSumGiven(summed, parts)
                    ? Integer.valueOf(summed.stream().mapToInt(parts::get).sum())
                    : null;
        }
    }
}
