package org.reentryhub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub. */
@SpringBootApplication
public class ReentryHub {
    public static void main(String[] arguments) {
        SpringApplication.run(ReentryHub.class, arguments);
    }
}
