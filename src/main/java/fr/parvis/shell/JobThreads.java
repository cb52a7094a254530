// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The scheduler of all {@code @Scheduled} jobs. Spring Boot's own, on virtual threads, runs every job with a fixed delay on one
 * thread: a job that reads a long list would hold the others back. Runs of the same job never overlap.
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {
    /** More than the jobs that may each take minutes: lists taken in, virus scans, a store or a mail server that does not answer. */
    static final int THREADS = 12;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(10);
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }
}
