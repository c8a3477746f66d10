package org.reentryhub.web.console.operations;

import java.util.List;
import java.util.stream.IntStream;
import org.reentryhub.delivery.AttemptsByHour.Hour;

/**
 * Bars for the attempts of a day, as coordinates: what was delivered stands on the line, what failed hangs under it, so that the two
 * are told apart without colour.
 *
 * @param line how far down the line is
 */
public record Chart(List<Bar> bars, int line, long delivered, long failed) {
    static final int WIDTH = 960;
    static final int HEIGHT = 200;
    private static final int GAP = 8;
    private static final int LEAST = 4;

    /** One bar; {@code up} and {@code down} are its heights. */
    public record Bar(int x, int width, int top, int up, int down) {}

    static Chart of(List<Hour> hours) {
        long up = hours.stream().mapToLong(Hour::delivered).max().orElse(0);
        long down = hours.stream().mapToLong(Hour::failed).max().orElse(0);
        double unit = (HEIGHT - 2.0 * LEAST) / Math.max(1, up + down);
        int line = (int) Math.round(HEIGHT - LEAST - down * unit);
        int width = WIDTH / Math.max(1, hours.size());
        List<Bar> bars = IntStream.range(0, hours.size())
                .mapToObj(number -> bar(number * width, width, line, unit, hours.get(number)))
                .toList();
        return new Chart(
                bars,
                line,
                hours.stream().mapToLong(Hour::delivered).sum(),
                hours.stream().mapToLong(Hour::failed).sum());
    }

    private static Bar bar(int x, int width, int line, double unit, Hour hour) {
        int up = height(hour.delivered(), unit);
        return new Bar(x + GAP / 2, width - GAP, line - up, up, height(hour.failed(), unit));
    }

    /** Whatever there is can be seen. */
    private static int height(long number, double unit) {
        return number == 0 ? 0 : Math.max(LEAST, (int) Math.round(number * unit));
    }

    public boolean isEmpty() {
        return delivered + failed == 0;
    }

    /** As SVG wants it. */
    public String viewBox() {
        return "0 0 %d %d".formatted(WIDTH, HEIGHT);
    }

    public int width() {
        return WIDTH;
    }
}
