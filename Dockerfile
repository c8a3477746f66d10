# syntax=docker/dockerfile:1
# Built with the JDK of the source level, run on the newer one: the test suite runs on both.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY routes routes
COPY mappings mappings
COPY src src
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true -Djacoco.skip=true package \
    && cp target/reentry-hub-*.jar reentry-hub.jar \
    && java -Djarmode=tools -jar reentry-hub.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 hub \
    && useradd --system --uid 10001 --gid hub --home-dir /hub --shell /usr/sbin/nologin hub \
    && install -d -o hub -g hub /hub/data
WORKDIR /hub
# What changes least comes first. An extracted jar starts in about half the time of a packed one.
COPY --from=build /build/extracted/dependencies/ ./
COPY --from=build /build/extracted/spring-boot-loader/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./
USER hub
ENV HUB_DATA_DIR=/hub/data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "reentry-hub.jar"]
