// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.domain;

import fr.parvis.runtime.InEachProcess;
import fr.parvis.runtime.JobTurns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.stereotype.Component;

/** The runs of all scheduled jobs: when each last succeeded, how long it took, and how often in a row it has failed since. */
@Component
public class JobRuns implements SchedulingConfigurer, MeterBinder, ObservationHandler<ScheduledTaskObservationContext> {
    /** @param succeededAt seconds since 1970; 0: not since the start */
    private record Job(AtomicLong succeededAt, AtomicLong failedInARow, AtomicLong failed) {}

    private record Begun(long nanos) {}

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Set<String> ofOneProcess = ConcurrentHashMap.newKeySet();
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final ObjectProvider<JobTurns> turns;
    private final Clock clock;

    JobRuns(ObjectProvider<JobTurns> turns, Clock clock) {
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(this);
        registrar.setObservationRegistry(registry);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        jobs.forEach((name, job) -> register(name, job, registry));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ScheduledTaskObservationContext;
    }

    @Override
    public void onStart(ScheduledTaskObservationContext context) {
        context.put(Begun.class, new Begun(System.nanoTime()));
    }

    @Override
    public void onStop(ScheduledTaskObservationContext context) {
        var begun = context.<Begun>get(Begun.class);
        var took = Duration.ofNanos(begun == null ? 0 : System.nanoTime() - begun.nanos());
        var name = context.getTargetClass().getSimpleName() + "."
                + context.getMethod().getName();
        if (!context.getMethod().isAnnotationPresent(InEachProcess.class)) ofOneProcess.add(name);
        ended(name, context.getError() == null, took);
    }

    /** Notes a run that ended. */
    public void ended(String name, boolean well, Duration took) {
        var job = jobs.computeIfAbsent(name, _ -> {
            var begun = new Job(new AtomicLong(), new AtomicLong(), new AtomicLong());
            for (var registry : registries) register(name, begun, registry);
            return begun;
        });
        if (well) {
            job.succeededAt().set(clock.instant().getEpochSecond());
            job.failedInARow().set(0);
        } else {
            job.failedInARow().incrementAndGet();
            job.failed().incrementAndGet();
        }
        for (var registry : registries)
            Timer.builder("parvis.job")
                    .description("How long the runs of a job took.")
                    .tag("task", name)
                    .register(registry)
                    .record(took);
    }

    /** Failures that nothing would end here, once another process runs the job, are none of ours. */
    private long failedInARow(String name, Job job) {
        return ofOneProcess.contains(name) && !turns.getObject().areOurs()
                ? 0
                : job.failedInARow().get();
    }

    private void register(String name, Job job, MeterRegistry registry) {
        Gauge.builder(
                        "parvis.job.last.success.seconds",
                        job,
                        one -> one.succeededAt().get())
                .description("When a job last succeeded, in seconds since 1970; 0: not since the start.")
                .tag("task", name)
                .register(registry);
        Gauge.builder("parvis.job.failures.in.a.row", job, one -> failedInARow(name, one))
                .description("How often a job has failed since it last succeeded; 0 where another process runs it.")
                .tag("task", name)
                .register(registry);
        Gauge.builder(
                        "parvis.job.failures.since.start",
                        job,
                        one -> one.failed().get())
                .description("How often a job has failed since the start.")
                .tag("task", name)
                .register(registry);
    }
}
