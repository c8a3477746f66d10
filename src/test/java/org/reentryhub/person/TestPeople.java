package org.reentryhub.person;

/** National ids of people who do not exist: the public synthetic series (month + 80), with check digits that hold. */
public final class TestPeople {
    private TestPeople() {}

    /** The n-th synthetic id born that day; the day as two digits each of day, month and year. */
    public static String nationalId(int day, int month, int year, int n) {
        int met = 0;
        for (int individual = 0; individual < 1000; individual++) {
            String nine = "%02d%02d%02d%03d".formatted(day, month + 80, year, individual);
            int first = check(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2);
            int second = first == 10 ? 10 : check(nine + first, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2);
            if (second != 10 && met++ == n) {
                return nine + first + second;
            }
        }
        throw new IllegalArgumentException("so many are not born in a day");
    }

    /** A synthetic id, another for another n. */
    public static String nationalId(int n) {
        return nationalId(1 + n % 28, 1 + n / 28 % 12, n / 336 % 100, n / 33_600);
    }

    private static int check(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
