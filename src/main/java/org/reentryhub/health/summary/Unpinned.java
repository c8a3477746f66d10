package org.reentryhub.health.summary;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.BaseValidationSupportWrapper;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Answers canonicals pinned with {@code |version} from an unversioned lookup. IPS 2.0.0 pins {@code |4.0.1}, which HAPI
 * does not find (hapi-fhir issues 7564 and 7453); R4 exists in one version here, so the pin adds nothing.
 */
final class Unpinned extends BaseValidationSupportWrapper {
    Unpinned(IValidationSupport support) {
        super(support.getFhirContext(), support);
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        return super.fetchStructureDefinition(bare(url));
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String url) {
        return super.fetchValueSet(bare(url));
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String url) {
        return super.fetchCodeSystem(bare(url));
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(Class<T> kind, String url) {
        return super.fetchResource(kind, bare(url));
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext context, String url) {
        return super.isCodeSystemSupported(context, bare(url));
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, String url) {
        return super.isValueSetSupported(context, bare(url));
    }

    private static String bare(@Nullable String url) {
        if (url == null) {
            return "";
        }
        int pin = url.indexOf('|');
        return pin < 0 ? url : url.substring(0, pin);
    }
}
