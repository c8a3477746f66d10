package org.reentryhub.custody;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.reentryhub.HubTest;
import org.reentryhub.web.Callers;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = CustodyTest.CustodyAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sandbox.port=0",
            "sandbox.story=false",
            "camel.main.routes-include-pattern=file:routes/0-*.camel.yaml,file:routes/1-*.camel.yaml"
        })
@ContextConfiguration(initializers = HubTest.TemporaryFolder.class)
@interface CustodyTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = ArtemisAutoConfiguration.class)
    @ComponentScan(
            basePackages = {
                "org.reentryhub.custody",
                "org.reentryhub.audit",
                "org.reentryhub.config",
                "org.reentryhub.partner",
                "org.reentryhub.web.door"
            })
    @ComponentScan(
            basePackages = "org.reentryhub.sandbox",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(type = FilterType.REGEX, pattern = "org\\.reentryhub\\.sandbox\\.(Embedded.*|DataFolder)"))
    @Import(Callers.class)
    class CustodyAlone {}
}
