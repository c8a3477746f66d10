package org.reentryhub.config;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The guard of a route: it goes on with what is there, and ends quietly where there is nothing to do. */
@Component("guard")
class Guard {

    /** Unwraps the body; an empty one ends the route. */
    public void goOnWithWhatIsThere(Exchange exchange) {
        Optional<?> found = exchange.getMessage().getBody(Optional.class);
        if (found.isPresent()) {
            exchange.getMessage().setBody(found.get());
        } else {
            exchange.setRouteStop(true);
        }
    }
}
