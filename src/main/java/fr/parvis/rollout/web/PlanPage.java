// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Page of a plan: its form and, once it is kept, its delays and what it became.
 *
 * @param sent values of the form
 * @param delays in words, in their order
 * @param criteria each with what is said of it: {@code yes}, {@code no} or nothing
 * @param acts values of the other forms on the page that were refused
 */
public record PlanPage(
        String action,
        boolean known,
        String title,
        Map<String, String> sent,
        Problems problems,
        List<Option> associations,
        List<Criterion> criteria,
        boolean delayed,
        @Nullable Became became,
        Map<String, String> acts,
        Problems actProblems) {

    public record Criterion(String name, String label, String value) {}

    /**
     * @param base address of the plan
     * @param running whether it is neither open nor given up
     * @param point address of the point that it became; empty: none
     */
    public record Became(
            String base,
            boolean running,
            String state,
            String version,
            List<String> delays,
            List<Option> causes,
            List<Option> points,
            String point,
            String pointName) {}
}
