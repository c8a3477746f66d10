package org.reentryhub.health.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.reentryhub.health.wire.FhirText;

/** Looks at the shape of what somebody sends before HAPI parses it: a parser may work long on a little. */
@Interceptor
public class ShapeFirst {
    /**
     * Takes the body in, as it will be parsed.
     *
     * @throws org.reentryhub.health.wire.FhirTrouble when nobody has reason to send such a thing
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void look(RequestDetails request) {
        var body = request.loadRequestContents();
        FhirText.check(
                new String(body, Optional.ofNullable(request.getCharset()).orElse(UTF_8)));
    }
}
