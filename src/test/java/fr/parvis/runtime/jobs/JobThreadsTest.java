// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.runtime.InEachProcess;
import fr.parvis.runtime.JobTurns;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class JobThreadsTest {
    private static final CountDownLatch RAN = new CountDownLatch(3);
    private static final CountDownLatch END = new CountDownLatch(1);

    @Configuration
    @EnableScheduling
    static class Jobs {
        @Scheduled(fixedDelay = 1)
        void slow() throws InterruptedException {
            END.await();
        }

        @Scheduled(fixedDelay = 1)
        void quick() {
            RAN.countDown();
        }
    }

    @Test
    void a_job_that_does_not_end_holds_no_other_back() throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext(JobThreads.class, Jobs.class)) {
            assertThat(RAN.await(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            END.countDown();
        }
    }

    private static final CountDownLatch OWN = new CountDownLatch(3);
    private static final CountDownLatch OTHERS = new CountDownLatch(1);

    @Configuration
    @EnableScheduling
    static class OfSeveral {
        @Bean
        JobTurns turns() {
            return () -> false;
        }

        @InEachProcess
        @Scheduled(fixedDelay = 1)
        void own() {
            OWN.countDown();
        }

        @Scheduled(fixedDelay = 1)
        void ofOneProcess() {
            OTHERS.countDown();
        }
    }

    @Test
    void a_process_that_does_not_run_the_jobs_runs_those_of_its_own() throws InterruptedException {
        try (var context = new AnnotationConfigApplicationContext(JobThreads.class, OfSeveral.class)) {
            assertThat(OWN.await(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(OTHERS.getCount()).isEqualTo(1);
        }
    }
}
