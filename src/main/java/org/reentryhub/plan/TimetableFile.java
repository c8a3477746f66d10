package org.reentryhub.plan;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a timetable, a pure function of its bytes. */
final class TimetableFile {
    private final String name;
    private final List<TimetableMistake> mistakes = new ArrayList<>();

    private TimetableFile(String name) {
        this.name = name;
    }

    /**
     * @param name what to call the file in a sentence
     * @throws TimetableException with the lines and what is wrong with them
     */
    static Timetable read(String name, byte[] content) {
        return new TimetableFile(name).timetable(content);
    }

    private Timetable timetable(byte[] content) {
        Map<MilestoneCode, List<Rule>> rules = new EnumMap<>(MilestoneCode.class);
        List<UnimportantChange> unimportant = new ArrayList<>();
        careful(() -> {
            TimetablePart file = new TimetablePart(composed(content), "the file");
            careful(() -> rules.putAll(rules(file)));
            careful(() -> file.items("unimportant")
                    .forEach(item -> careful(() -> unimportant.add(RuleReader.unimportant(item)))));
            file.nothingElse();
        });
        Timetable timetable = new Timetable(digest(content), rules, unimportant);
        if (mistakes.isEmpty()) {
            mistakes.addAll(Reachability.mistakes(timetable));
        }
        if (!mistakes.isEmpty()) {
            throw new TimetableException(name, mistakes);
        }
        return timetable;
    }

    private Map<MilestoneCode, List<Rule>> rules(TimetablePart file) {
        TimetablePart milestones = file.section("milestones")
                .orElseThrow(() -> new TimetableMistake(file.line(), "milestones is missing"));
        Map<MilestoneCode, List<Rule>> rules = new EnumMap<>(MilestoneCode.class);
        for (MilestoneCode code : MilestoneCode.values()) {
            List<Rule> read = rules.computeIfAbsent(code, none -> new ArrayList<>());
            careful(() -> milestones
                    .items(code.name())
                    .forEach(item -> careful(() -> read.add(RuleReader.rule(code, item)))));
        }
        careful(milestones::nothingElse);
        return rules;
    }

    /** Goes on after a mistake, so that all of them are told at once. */
    private void careful(Runnable reading) {
        try {
            reading.run();
        } catch (TimetableMistake mistake) {
            mistakes.add(mistake);
        }
    }

    private static Node composed(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
                    .orElseThrow(() -> new TimetableMistake(1, "the file is empty"));
        } catch (CharacterCodingException notText) {
            throw new TimetableMistake(1, "the file is not text in UTF-8");
        } catch (MarkedYAMLException broken) {
            throw new TimetableMistake(broken.getProblemMark().getLine() + 1, "is no YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new TimetableMistake(1, "is no YAML that can be read");
        }
    }

    private static String digest(byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(content);
            return Planner.EDITION + "-" + HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
