package org.reentryhub.health.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The words of somebody else's narrative, without any of its markup: each block a paragraph, each row of a table one too. */
final class Paragraphs {
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "p",
            "li",
            "ul",
            "ol",
            "tr",
            "table",
            "thead",
            "tbody",
            "caption",
            "dl",
            "dt",
            "dd",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "blockquote");
    private static final Set<String> NO_WORDS = Set.of("script", "style", "img", "iframe", "object");

    private final List<String> finished = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    private Paragraphs() {}

    static List<String> of(Narrative narrative) {
        var paragraphs = new Paragraphs();
        if (narrative.hasDiv()) {
            paragraphs.read(narrative.getDiv());
            paragraphs.finish();
        }
        return List.copyOf(paragraphs.finished);
    }

    private void read(XhtmlNode node) {
        if (node.getNodeType() == NodeType.Text) {
            open.append(node.getContent());
        } else if (node.getName() == null || !NO_WORDS.contains(node.getName())) {
            var block = node.getName() != null && BLOCKS.contains(node.getName());
            if (block) {
                finish();
            }
            node.getChildNodes().forEach(this::read);
            if (block) {
                finish();
            } else if (Set.of("td", "th").contains(String.valueOf(node.getName()))) {
                open.append(' ');
            }
        }
    }

    private void finish() {
        var words =
                open.toString().replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
        open.setLength(0);
        if (!words.isEmpty()) {
            finished.add(words);
        }
    }
}
