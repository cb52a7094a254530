// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outgrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A master with two workers, processes of their own, one of which is killed in the middle of a question: the same numbers. */
@EnabledIfSystemProperty(named = "parvis.test.all", matches = "true")
class LostWorkerTest {
    private static final int AT_ONCE = 2;
    private static final int BEFORE = 12;

    /** What runs on which executor, and what was lost. */
    private static final class Tasks extends SparkListener {
        private final Map<Long, String> running = new ConcurrentHashMap<>();
        private final Set<String> ran = ConcurrentHashMap.newKeySet();
        private final Set<String> lost = ConcurrentHashMap.newKeySet();
        private final Set<String> removed = ConcurrentHashMap.newKeySet();

        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            ran.add(start.taskInfo().executorId());
            running.put(start.taskInfo().taskId(), start.taskInfo().executorId());
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            running.remove(end.taskInfo().taskId());
            if (!end.taskInfo().successful()) lost.add(end.taskInfo().executorId());
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved gone) {
            removed.add(gone.executorId());
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void one_worker_dies_with_a_task_and_nothing_is_missing() throws Exception {
        try (var cluster = LoopbackCluster.start(2);
                var spark = Sessions.begin(cluster.master())) {
            var tasks = new Tasks();
            spark.sparkContext().addSparkListener(tasks);
            var facts = FactFolder.open(spark, Sessions.facts().toString());
            var questions = facts.questions();
            var answers = new HashMap<String, Future<List<List<Object>>>>();
            var askers = Executors.newFixedThreadPool(AT_ONCE);
            try {
                for (var question : questions.subList(0, BEFORE))
                    answers.put(question.id(), askers.submit(() -> question.answer(spark)));
                for (var one : answers.values()) one.get();
                await("both workers work", () -> tasks.ran.size() == 2);

                // stopped, so that what it is given next is surely in its hands when it dies
                var victim = cluster.executorOfWorker(0);
                victim.freeze();
                for (var question : questions.subList(BEFORE, questions.size()))
                    answers.put(question.id(), askers.submit(() -> question.answer(spark)));
                await("a task is with the worker", () -> tasks.running.containsValue(victim.id()));
                cluster.kill(0);

                var lines = new HashMap<String, List<List<Object>>>();
                for (var one : answers.entrySet())
                    lines.put(one.getKey(), one.getValue().get());
                await("its end is known", () -> tasks.removed.contains(victim.id()));
                assertThat(tasks.lost).as("a task was lost with it").contains(victim.id());
                var compared = Comparison.of(questions, lines, facts.answers());
                assertThat(compared.differing()).isEmpty();
                assertThat(compared.equal()).isEqualTo(compared.definitions());
            } finally {
                askers.shutdownNow();
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
