package org.reentryhub.figures;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which counts are withheld, so that none points at a person. A whole is made up of parts, each person being in exactly one;
 * the whole is given, and so are the parts that are not withheld. Pure.
 */
final class SmallNumbers {
    /**
     * The smallest count that is given, apart from 0. By the Statistics Act (statistikkloven § 7) nobody may be recognised in
     * a figure; where Norwegian producers of statistics draw that line it lies between 3 and 5, and the strictest is taken.
     */
    static final int FEWEST = 5;

    private SmallNumbers() {}

    /** Whether not even the whole is given: it is small itself, or says what each part is since all are alike. */
    static boolean isWholeWithheld(Map<?, Integer> parts) {
        return isSmall(whole(parts)) || hasSmall(parts) && areAlike(parts.values());
    }

    /**
     * The parts that are withheld. A small one alone would be the whole less the others. So the next larger ones go with it,
     * and all that are as large, until they differ and their sum is not small either. Where that cannot be had, all parts are
     * withheld, the empty ones too.
     *
     * <p>That is enough even against somebody who knows this rule: it goes by nothing but how large the parts are, so a table in
     * which two withheld parts that differ have changed places looks the same.
     */
    static <K> Set<K> withheld(Map<K, Integer> parts) {
        if (!hasSmall(parts)) {
            return Set.of();
        }
        return isWholeWithheld(parts)
                ? Set.copyOf(parts.keySet())
                : parts.values().stream()
                        .filter(count -> count > 0)
                        .map(count -> Math.max(count, FEWEST - 1))
                        .distinct()
                        .sorted()
                        .map(cut -> upTo(cut, parts))
                        .filter(cut -> isVague(cut, parts))
                        .findFirst()
                        .orElseGet(() -> Set.copyOf(parts.keySet()));
    }

    /** Whether the sum of some of the parts may be given: it says nothing that the whole and the given parts do not say. */
    static <K> boolean isSumGiven(Set<K> summed, Map<K, Integer> parts) {
        Set<K> withheld = withheld(parts);
        return withheld.stream().noneMatch(summed::contains) || !isWholeWithheld(parts) && summed.containsAll(withheld);
    }

    private static <K> Set<K> upTo(int cut, Map<K, Integer> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0 && part.getValue() <= cut)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static <K> boolean isVague(Set<K> withheld, Map<K, Integer> parts) {
        List<Integer> counts = withheld.stream().map(parts::get).toList();
        return !areAlike(counts) && counts.stream().mapToInt(Integer::intValue).sum() >= FEWEST;
    }

    private static boolean areAlike(Collection<Integer> counts) {
        return counts.stream().distinct().count() <= 1;
    }

    private static boolean hasSmall(Map<?, Integer> parts) {
        return parts.values().stream().anyMatch(SmallNumbers::isSmall);
    }

    private static int whole(Map<?, Integer> parts) {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean isSmall(int count) {
        return count > 0 && count < FEWEST;
    }
}
