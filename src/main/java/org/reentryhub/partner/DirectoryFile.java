package org.reentryhub.partner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.reentryhub.partner.Partner.Transfers;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a partner file, a pure function of its bytes and the variables it refers to.
 *
 * @param name what to call the file in a sentence
 * @param unlessSaid what holds when a prison health unit's row says nothing about {@code transfers}
 */
record DirectoryFile(
        String name,
        Placeholders placeholders,
        AddressRule addresses,
        Municipalities municipalities,
        Transfers unlessSaid) {

    /** @throws DirectoryException with all that is wrong */
    Partners read(byte[] content) {
        var findings = new Findings();
        var partners = document(content, findings)
                .map(file -> partners(file, findings))
                .orElse(List.of());
        if (!findings.problems().isEmpty()) {
            throw new DirectoryException(name, findings.problems());
        }
        return new Partners(partners);
    }

    private List<Partner> partners(Section file, Findings findings) {
        var reader = new PartnerReader(addresses, municipalities, unlessSaid, findings);
        var rows = file.sections("partners");
        if (rows.isEmpty()) {
            file.refuse("there are no partners in it");
        }
        var read = rows.stream().map(reader::read).toList();
        file.nothingElse();
        return read;
    }

    private Optional<Section> document(byte[] content, Findings findings) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            if (compose(text.toString()) instanceof MappingNode mapping) {
                return Optional.of(new Section(mapping, findings, placeholders));
            }
            findings.add(1, "the file must be a mapping with the key partners");
        } catch (CharacterCodingException notText) {
            findings.add(1, "the file is not text in UTF-8");
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            findings.add(mark == null ? 1 : mark.getLine() + 1, "is no YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            findings.add(
                    1, "is no YAML that can be read: it is too large, too deep or has characters that are not text");
        }
        return Optional.empty();
    }

    private static Node compose(String text) {
        return new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
    }
}
