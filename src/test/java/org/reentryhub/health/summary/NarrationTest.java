package org.reentryhub.health.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NarrationTest {

    @Property(tries = 500)
    void anyTextAtAllBecomesWellFormedMarkupWithNothingButTheTextInIt(@ForAll String text) {
        var narrative = Narration.list(List.of(text));

        assertThat(Narration.escape(text))
                .doesNotContain("<")
                .doesNotContain(">")
                .doesNotContain("\"");
        assertThat(narrative.getDiv().allText().replace('\u00a0', ' ').replace("\r", ""))
                .isNotNull();
        assertThat(narrative.getDivAsString()).startsWith("<div").endsWith("</ul></div>");
    }
}
