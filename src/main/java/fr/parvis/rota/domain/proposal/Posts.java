// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All posts of some weeks, and the candidates for them. */
@PlanningSolution
public class Posts {
    @ProblemFactCollectionProperty
    @ValueRangeProvider
    private List<Candidate> candidates = List.of();

    @PlanningEntityCollectionProperty
    private List<Post> all = List.of();

    @PlanningScore
    private @Nullable HardMediumSoftScore score;

    /** Constructor for the solver, which copies. */
    public Posts() {}

    Posts(List<Candidate> candidates, List<Post> all) {
        this.candidates = candidates;
        this.all = all;
    }

    public List<Candidate> getCandidates() {
        return candidates;
    }

    public List<Post> getAll() {
        return all;
    }

    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }
}
