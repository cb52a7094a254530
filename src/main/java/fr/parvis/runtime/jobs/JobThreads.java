// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime.jobs;

import fr.parvis.runtime.InEachProcess;
import fr.parvis.runtime.JobTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The scheduler of all {@code @Scheduled} jobs. Spring Boot's own, on virtual threads, runs every job with a fixed delay on one
 * thread: a job that reads a long list would hold the others back. Runs of the same job never overlap. Where several processes serve one database, one of
 * them runs the jobs ({@link JobTurns}), and each those that are its own ({@link InEachProcess}).
 */
@Configuration(proxyBeanMethods = false)
class JobThreads {
    /** More than the jobs that may each take minutes: imports of lists, virus scans, a store or a mail server that does not answer. */
    static final int THREADS = 12;

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ObjectProvider<JobTurns> turns) {
        var scheduler = new InTurns(turns);
        scheduler.setPoolSize(THREADS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(10);
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    private static final class InTurns extends ThreadPoolTaskScheduler {
        private static final long serialVersionUID = 1;

        private final transient ObjectProvider<JobTurns> turns;
        private transient volatile @Nullable JobTurns known;

        InTurns(ObjectProvider<JobTurns> turns) {
            this.turns = turns;
        }

        private Runnable inTurn(Runnable job) {
            if (isOfEachProcess(job)) return job;
            return () -> {
                if (areOurs()) job.run();
            };
        }

        private boolean areOurs() {
            var given = known;
            if (given == null) {
                given = turns.getIfAvailable(() -> () -> true);
                known = given;
            }
            return given.areOurs();
        }

        @Override
        public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
            return super.schedule(inTurn(task), trigger);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
            return super.schedule(inTurn(task), startTime);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
            return super.scheduleAtFixedRate(inTurn(task), startTime, period);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
            return super.scheduleAtFixedRate(inTurn(task), period);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
            return super.scheduleWithFixedDelay(inTurn(task), startTime, delay);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
            return super.scheduleWithFixedDelay(inTurn(task), delay);
        }
    }

    /** By the name that Spring gives the task of a method, {@code class.method}; what is no method of ours is nobody else's either. */
    static boolean isOfEachProcess(Runnable job) {
        var name = job.toString();
        int dot = name.lastIndexOf('.');
        if (dot < 0) return true;
        try {
            return Arrays.stream(Class.forName(name.substring(0, dot)).getDeclaredMethods())
                    .filter(method -> method.getName().equals(name.substring(dot + 1)))
                    .anyMatch(method -> method.isAnnotationPresent(InEachProcess.class));
        } catch (ClassNotFoundException e) {
            return true;
        }
    }
}
