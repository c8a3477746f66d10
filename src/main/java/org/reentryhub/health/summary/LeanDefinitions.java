package org.reentryhub.health.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * The definitions of R4 that come with HAPI, without the prose in them. The validator keeps each definition twice (as R4 and
 * as R5) for as long as the hub runs; what only a reading human needs would be most of the hub's memory.
 */
final class LeanDefinitions {
    private LeanDefinitions() {}

    static IValidationSupport read(FhirContext fhir) {
        var definitions = new DefaultProfileValidationSupport(fhir);
        definitions.fetchAllStructureDefinitions(); // «all» below is what has been asked for before
        definitions.fetchCodeSystem("");
        for (var resource : definitions.fetchAllConformanceResources()) {
            if (resource instanceof MetadataResource definition) {
                strip(definition);
            }
        }
        return definitions;
    }

    private static void strip(MetadataResource definition) {
        definition.setContact(null).setDescription(null).setText(null);
        if (definition instanceof StructureDefinition structure) {
            structure.setDifferential(null).setMapping(null).setPurpose(null);
            structure.getSnapshot().getElement().forEach(LeanDefinitions::strip);
        } else if (definition instanceof CodeSystem codes) {
            strip(codes.getConcept());
        } else if (definition instanceof ValueSet values) {
            values.getCompose().getInclude().forEach(LeanDefinitions::strip);
        }
    }

    private static void strip(ElementDefinition element) {
        element.setDefinition(null).setComment(null).setRequirements(null).setShort(null);
        element.setMapping(null).setAlias(null).setExample(null);
        element.getConstraint().forEach(constraint -> constraint.setXpath(null).setRequirements(null));
    }

    private static void strip(List<ConceptDefinitionComponent> concepts) {
        for (var concept : concepts) {
            concept.setDefinition(null).setDesignation(null);
            strip(concept.getConcept());
        }
    }

    private static void strip(ConceptSetComponent values) {
        values.getConcept().forEach(concept -> concept.setDesignation(null));
    }
}
