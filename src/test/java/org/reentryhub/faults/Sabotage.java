package org.reentryhub.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reentryhub.faults.PlantedBug.LateCommit;
import org.reentryhub.faults.PlantedBug.Setting;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lives inside a hub that the suite has started, between it and its database, and does what the suite says: dies at a place, or
 * makes a mistake. The product knows nothing of it; it lies on the tests' class path alone, and only this suite names it to a hub.
 */
class Sabotage {
    /** {@code BEFORE:OUTCOME:3}, the third time. */
    static final String CRASH_AT = "FAULTS_CRASH_AT";

    /** Names a file; once that is there the hub stands still at the place that it names, as in {@link #CRASH_AT}, and removes it. */
    static final String FREEZE_AS_ORDERED_IN = "FAULTS_FREEZE_AS_ORDERED_IN";

    /** Of so many commits one is done and nobody says so: the connection is gone. */
    static final String UNSAID_COMMITS = "FAULTS_UNSAID_COMMITS";

    static final String PLANTED = "FAULTS_PLANTED";
    /** Stands in the hub's log once a planted mistake has been made. */
    static final String APPLIED = "A planted mistake was made";

    /** As if by the kernel. */
    static final int KILLED = 137;

    private static final long A_LITTLE_LATER = TimeUnit.MILLISECONDS.toNanos(400);

    static Optional<PlantedBug> planted() {
        return Optional.ofNullable(System.getenv(PLANTED)).map(PlantedBug::valueOf);
    }

    static void applied() {
        System.out.println(APPLIED);
    }

    @Bean
    static BeanPostProcessor betweenTheHubAndItsDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource real && name.equals("dataSource") ? new Watched(real) : bean;
            }
        };
    }

    /** A data source whose connections are watched. */
    private static final class Watched extends DelegatingDataSource {
        private final Mishaps mishaps = Mishaps.ordered();
        private final ExecutorService later = Executors.newCachedThreadPool();

        Watched(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            if (planted().map(PlantedBug::way).orElse(null) instanceof Setting setting) {
                try (Statement statement = real.createStatement()) {
                    statement.execute("set " + setting.setting());
                    applied();
                }
            }
            return proxy(Connection.class, new Transaction(real, mishaps, later));
        }
    }

    /** One connection, and what has been asked on it since the last commit. */
    private static final class Transaction implements InvocationHandler {
        private final Connection real;
        private final Mishaps mishaps;
        private final ExecutorService later;
        private final Set<String> statements = new HashSet<>();
        private boolean handedOver;

        Transaction(Connection real, Mishaps mishaps, ExecutorService later) {
            this.real = real;
            this.mishaps = mishaps;
            this.later = later;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "prepareStatement" -> {
                    Object[] given = Objects.requireNonNull(arguments);
                    String asked = ((String) given[0]).replaceAll("\\s+", " ");
                    statements.add(asked.toLowerCase(Locale.ROOT));
                    return prepare(method, given, asked);
                }
                case "commit" -> {
                    return commit();
                }
                case "rollback" -> statements.clear();
                case "close" -> {
                    if (handedOver) {
                        return null;
                    }
                }
                default -> {}
            }
            return handedOver ? null : call(real, method, arguments);
        }

        private Object prepare(Method method, Object[] given, String asked) throws Throwable {
            Optional<Map.Entry<String, String>> wrong = wrong(asked);
            wrong.ifPresent(other -> {
                applied();
                given[0] =
                        asked.replace(other.getKey(), other.getValue().isEmpty() ? other.getKey() : other.getValue());
            });
            Object prepared = Objects.requireNonNull(call(real, method, given));
            return wrong.filter(other -> other.getValue().isEmpty()).isPresent()
                    ? proxy(PreparedStatement.class, new LeftOut((PreparedStatement) prepared))
                    : prepared;
        }

        private static Optional<Map.Entry<String, String>> wrong(String asked) {
            return planted().map(PlantedBug::way).orElse(null) instanceof PlantedBug.Statements wrong
                    ? wrong.instead().entrySet().stream()
                            .filter(other -> asked.contains(other.getKey()))
                            .findFirst()
                    : Optional.empty();
        }

        private @Nullable Object commit() throws SQLException {
            mishaps.at(true, statements);
            if (planted().map(PlantedBug::way).orElse(null) instanceof LateCommit late
                    && statements.stream().anyMatch(statement -> statement.contains(late.statement()))) {
                applied();
                handedOver = true;
                later.submit(this::commitAndClose);
            } else {
                real.commit();
            }
            Set<String> done = Set.copyOf(statements);
            statements.clear();
            mishaps.loseAnswer(real);
            mishaps.at(false, done);
            return null;
        }

        private @Nullable Void commitAndClose() throws SQLException {
            LockSupport.parkNanos(A_LITTLE_LATER);
            real.commit();
            real.setAutoCommit(true);
            real.close();
            return null;
        }
    }

    /** A statement that does nothing and says that it has. */
    private record LeftOut(PreparedStatement real) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            return method.getName().equals("executeUpdate") ? 1 : call(real, method, arguments);
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Sabotage.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
