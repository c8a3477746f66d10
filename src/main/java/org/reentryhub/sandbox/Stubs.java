package org.reentryhub.sandbox;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the played partners say: one file, one answer. Read anew whenever somebody resets WireMock, and never written to.
 *
 * @param pattern where the files are
 * @param story whether answers that partners give by themselves ({@code metadata.story}) are among them
 */
record Stubs(String pattern, boolean story) implements MappingsSource {
    private static final String FILES = "mappings/**/*.json";

    /** The folder {@code mappings/} of the working directory when it exists, else the copies in the jar. */
    static Stubs here(boolean story) {
        return new Stubs(Files.isDirectory(Path.of("mappings")) ? "file:" + FILES : "classpath:" + FILES, story);
    }

    /** Every answer that is to be given. */
    List<StubMapping> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .map(Stubs::read)
                    .filter(stub -> story || !isStory(stub))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("the sandbox's mappings cannot be listed", missing);
        }
    }

    private static boolean isStory(StubMapping stub) {
        return stub.getMetadata() != null && stub.getMetadata().getBoolean("story", false);
    }

    private static StubMapping read(Resource file) {
        try {
            return StubMapping.buildFrom(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException("the sandbox's mapping %s cannot be read".formatted(file), unreadable);
        }
    }

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        all().forEach(stubs::addMapping);
    }

    @Override
    public void save(List<StubMapping> stubs) {
        // What is told to WireMock at run time is gone with the next start; the files are written by people.
    }

    @Override
    public void save(StubMapping stub) {
        save(List.of(stub));
    }

    @Override
    public void remove(StubMapping stub) {
        save(stub);
    }

    @Override
    public void removeAll() {
        save(List.of());
    }
}
