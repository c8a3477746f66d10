package org.reentryhub.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the sandbox runs ({@code SANDBOX_*}).
 *
 * @param port of the played partners
 * @param story whether its people come by themselves and partners answer by themselves
 */
@ConfigurationProperties("sandbox")
record SandboxSettings(@DefaultValue("8089") int port, @DefaultValue("true") boolean story) {}
