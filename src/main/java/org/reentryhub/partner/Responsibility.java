package org.reentryhub.partner;

import java.util.List;
import java.util.Optional;

/** Who is responsible for somebody, as far as the facts tell. */
public sealed interface Responsibility {
    /** The partner to send to; empty when there is none, or none that is certain. */
    Optional<Partner> partner();

    /** What speaks for it, or is in doubt; the strongest first. */
    List<Evidence> evidence();

    /**
     * The facts name an office.
     *
     * @param municipality the number, valid today
     * @param decisive the fact that decided
     * @param otherwise facts that point elsewhere: when there are any, the office acts, and may yet dispute it
     */
    record Office(Partner responsible, String municipality, Evidence decisive, List<Evidence> otherwise)
            implements Responsibility {
        public Office {
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public Optional<Partner> partner() {
            return Optional.of(responsible);
        }

        @Override
        public List<Evidence> evidence() {
            return List.of(decisive);
        }
    }

    /** The facts name a municipality, and nobody in the directory serves it: somebody has to find out who does. */
    record Unserved(String municipality, Evidence decisive) implements Responsibility {
        @Override
        public Optional<Partner> partner() {
            return Optional.empty();
        }

        @Override
        public List<Evidence> evidence() {
            return List.of(decisive);
        }
    }

    /**
     * The facts do not decide: a person has to.
     *
     * @param municipalities numbers, valid today, that it may be; none when nothing is known
     * @param interim the office to turn to meanwhile
     */
    record Undecided(List<String> municipalities, List<Evidence> evidence, Optional<Partner> interim)
            implements Responsibility {
        public Undecided {
            municipalities = List.copyOf(municipalities);
            evidence = List.copyOf(evidence);
        }

        @Override
        public Optional<Partner> partner() {
            return Optional.empty();
        }
    }
}
