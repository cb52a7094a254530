// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who draws when: staff before the public, and nobody waits for ever. */
class DrawingTurnsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Somebody at work on a drawing until told to end. */
    private static final class Drawing {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final Thread thread;

        Drawing(DrawingTurns turns, boolean forThePublic, Runnable whenBegun) {
            thread = Thread.ofVirtual()
                    .start(() -> turns.take(forThePublic, () -> {
                        whenBegun.run();
                        begun.countDown();
                        wait(mayEnd);
                        return "";
                    }));
        }

        Drawing begun() {
            wait(begun);
            return this;
        }

        void end() throws InterruptedException {
            mayEnd.countDown();
            thread.join();
        }

        private static void wait(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void one_is_drawn_for_the_public_at_a_time_and_a_second_one_for_staff_beside_it() throws Exception {
        var turns = new DrawingTurns(() -> false, LONG, Duration.ZERO, 2);
        var poster = new Drawing(turns, true, () -> {}).begun();
        assertThatThrownBy(() -> turns.take(true, () -> "")).isInstanceOf(Busy.class);
        assertThat(turns.take(false, () -> "letter")).isEqualTo("letter");
        poster.end();
        assertThat(turns.take(true, () -> "poster")).isEqualTo("poster");
    }

    @Test
    void staff_goes_before_the_public_that_came_first() throws Exception {
        var turns = new DrawingTurns(() -> false, LONG, LONG, 2);
        var first = new Drawing(turns, false, () -> {}).begun();
        var second = new Drawing(turns, false, () -> {}).begun();
        var order = Collections.synchronizedList(new ArrayList<String>());
        var poster = new Drawing(turns, true, () -> order.add("poster"));
        var letter = new Drawing(turns, false, () -> order.add("letter"));
        while (turns.staffWaiting() == 0) Thread.onSpinWait();
        first.end();
        letter.begun().end();
        poster.begun().end();
        assertThat(order).containsExactly("letter", "poster");
        second.end();
    }

    @Test
    void staff_is_told_to_come_back_as_well_when_all_are_at_work_for_too_long() throws Exception {
        var turns = new DrawingTurns(() -> false, Duration.ZERO, Duration.ZERO, 2);
        var first = new Drawing(turns, false, () -> {}).begun();
        var second = new Drawing(turns, false, () -> {}).begun();
        assertThatThrownBy(() -> turns.take(false, () -> "")).isInstanceOf(Busy.class);
        first.end();
        second.end();
    }

    @Test
    void what_is_drawn_inside_a_turn_needs_no_other_and_a_failed_one_gives_it_back() {
        var turns = new DrawingTurns(() -> false, Duration.ZERO, Duration.ZERO, 2);
        assertThat(turns.take(true, () -> turns.take(true, () -> "paper"))).isEqualTo("paper");
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> turns.take(true, () -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        assertThat(turns.take(true, () -> "paper")).isEqualTo("paper");
    }
}
