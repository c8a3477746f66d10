package org.reentryhub.web.door;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The parts of Tomcat that answer before any of our code is asked. */
@Component
class Container implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** How much of a refused body is still read, so that its sender gets to see the refusal. */
    private static final int SWALLOWED = 16 * 1024 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
        tomcat.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize(SWALLOWED);
            }
        });
    }
}
