package org.reentryhub.health.summary;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;

/**
 * The languages of translated names. R4 requires one of its own short list (ValueSet languages), which has neither «nb» nor
 * many a country's variant: those are written as the language they belong to.
 */
final class Tongues {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final Set<String> LISTED = Set.of(
            "ar", "bn", "cs", "da", "de", "de-AT", "de-CH", "de-DE", "el", "en", "en-AU", "en-CA", "en-GB", "en-IN",
            "en-NZ", "en-SG", "en-US", "es", "es-AR", "es-ES", "es-UY", "fi", "fr", "fr-BE", "fr-CH", "fr-FR", "fy",
            "fy-NL", "hi", "hr", "it", "it-CH", "it-IT", "ja", "ko", "nl", "nl-BE", "nl-NL", "no", "no-NO", "pa", "pl",
            "pt", "pt-BR", "ru", "ru-RU", "sr", "sr-RS", "sv", "sv-SE", "te", "zh", "zh-CN", "zh-HK", "zh-SG", "zh-TW");
    private static final Map<String, String> NORWEGIAN = Map.of("nb", "no", "nn", "no");

    private Tongues() {}

    /** Writes the language of a translation so that R4 takes it; other extensions stay as they are. */
    static void settle(Extension extension) {
        var lang = TRANSLATION.equals(extension.getUrl()) ? extension.getExtensionByUrl("lang") : null;
        if (lang != null && lang.getValue() instanceof CodeType code && code.hasValue()) {
            code.setValue(LISTED.contains(code.getValue()) ? code.getValue() : nearest(code.getValue()));
        }
    }

    private static String nearest(String tongue) {
        var language = tongue.replaceFirst("-.*", "");
        return NORWEGIAN.getOrDefault(language, language);
    }
}
