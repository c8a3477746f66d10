package org.reentryhub.web.door;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.task.DelegatingSecurityContextAsyncTaskExecutor;

/**
 * The threads that answer {@code platform-http} routes. Camel takes the one executor that hands the security context on, so
 * that a route knows its caller; when all are busy and the queue is full the caller is told to come back (503).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class RouteThreads {

    @Bean
    ThreadPoolTaskExecutor routePool(HttpSettings settings) {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix("route-");
        pool.setCorePoolSize(settings.routeThreads());
        pool.setMaxPoolSize(settings.routeThreads());
        pool.setAllowCoreThreadTimeOut(true);
        pool.setQueueCapacity(settings.routeQueue());
        pool.setWaitForTasksToCompleteOnShutdown(true);
        pool.setAwaitTerminationSeconds(20);
        return pool;
    }

    @Bean
    DelegatingSecurityContextAsyncTaskExecutor routeExecutor(ThreadPoolTaskExecutor routePool) {
        return new DelegatingSecurityContextAsyncTaskExecutor(routePool);
    }
}
