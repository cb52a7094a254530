// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.runtime.InEachProcess;
import fr.parvis.runtime.JobTurns;
import fr.parvis.values.NetworkTime;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

class JobRunsTest {
    static class Jobs {
        void ofOneProcess() {}

        @InEachProcess
        void ofEachProcess() {}
    }

    private final AtomicBoolean ours = new AtomicBoolean(true);

    private static void fail(JobRuns runs, String job) throws NoSuchMethodException {
        var run = new ScheduledTaskObservationContext(new Jobs(), Jobs.class.getDeclaredMethod(job));
        run.setError(new IllegalStateException("failed"));
        runs.onStart(run);
        runs.onStop(run);
    }

    @Test
    void a_failing_job_that_another_process_has_taken_over_raises_no_alarm_here() throws Exception {
        var beans = new DefaultListableBeanFactory();
        JobTurns turns = ours::get;
        beans.registerSingleton("turns", turns);
        var runs = new JobRuns(
                beans.getBeanProvider(JobTurns.class),
                Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), NetworkTime.ZONE));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        runs.bindTo(registry);
        for (int i = 0; i < 3; i++) {
            fail(runs, "ofOneProcess");
            fail(runs, "ofEachProcess");
        }
        assertThat(registry.scrape())
                .contains(
                        "parvis_job_failures_in_a_row{task=\"Jobs.ofOneProcess\"} 3.0",
                        "parvis_job_failures_in_a_row{task=\"Jobs.ofEachProcess\"} 3.0");
        ours.set(false);
        assertThat(registry.scrape())
                .contains(
                        "parvis_job_failures_in_a_row{task=\"Jobs.ofOneProcess\"} 0.0",
                        "parvis_job_failures_in_a_row{task=\"Jobs.ofEachProcess\"} 3.0",
                        "parvis_job_failures_since_start{task=\"Jobs.ofOneProcess\"} 3.0");
    }
}
