package org.reentryhub.web;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat of a test's own, on a port of its own. */
public final class OwnTomcat implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    /** @param servlets each by the pattern of what it answers, such as {@code /fhir/*} */
    public OwnTomcat(Map<String, Servlet> servlets) {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("own-tomcat").toString());
            tomcat.setPort(0);
            var context = tomcat.addContext("", null);
            servlets.forEach((pattern, servlet) -> {
                Tomcat.addServlet(context, pattern, servlet);
                context.addServletMappingDecoded(pattern, pattern);
            });
            if (context instanceof StandardContext standard) {
                standard.setClearReferencesObjectStreamClassCaches(false);
                standard.setClearReferencesRmiTargets(false);
                standard.setClearReferencesThreadLocals(false);
            }
            tomcat.getConnector();
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address(String path) {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + path;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
