package org.reentryhub.partner;

/** Numbers of public registers, checked by their own rules. */
final class Registers {
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private Registers() {}

    /** Reads {@code system|value}, and holds the value against the rule of its system. */
    static Identifier identifier(String text) {
        var identifier = Identifier.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("must be of the form system|value"));
        if (!identifier.system().matches("[a-z][a-z0-9+.-]*:\\S+")) {
            throw new IllegalArgumentException("must name its system by a URI, such as urn:oid:…");
        }
        if (identifier.system().equals(Identifier.ORGANISATION_NUMBER)) {
            organisationNumber(identifier.value());
        }
        if (identifier.system().equals(Identifier.HER_ID) && !identifier.value().matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("must be a HER-id: a positive whole number");
        }
        return identifier;
    }

    /** A client id; with the prefix of ISO 6523 for Norway ({@code 0192:}) it is an organisation number. */
    static String clientId(String text) {
        if (text.startsWith("0192:")) {
            organisationNumber(text.substring("0192:".length()));
        }
        return text;
    }

    /** Nine digits, of which the last follows from the others (modulus 11, Brønnøysund register centre). */
    private static void organisationNumber(String number) {
        if (!number.matches("[0-9]{9}") || remainder(number) != 0) {
            throw new IllegalArgumentException("has an organisation number whose check digit is wrong");
        }
    }

    private static int remainder(String number) {
        var sum = number.charAt(8) - '0';
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 11;
    }
}
