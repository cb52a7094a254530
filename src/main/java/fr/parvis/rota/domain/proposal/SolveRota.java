// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Line.Reason;
import fr.parvis.rota.domain.proposal.Measures.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for a good rota within some seconds, from a first one that breaks no rule on, and says of each turn why it is so. Knows neither the database nor words. */
final class SolveRota {
    private static final Duration UNIMPROVED = Duration.ofSeconds(3);

    private SolveRota() {}

    private static SolverFactory<Posts> within(Duration longest) {
        return SolverFactory.create(new SolverConfig()
                .withSolutionClass(Posts.class)
                .withEntityClasses(Post.class)
                .withConstraintProviderClass(RotaRules.class)
                .withRandomSeed(1L)
                .withTerminationConfig(new TerminationConfig()
                        .withSpentLimit(longest)
                        .withUnimprovedSpentLimit(longest.compareTo(UNIMPROVED) < 0 ? longest : UNIMPROVED)));
    }

    /** @param hard 0 where every duty is kept and nothing is impossible; below otherwise */
    record Solved(List<Line> lines, long hard, Measures proposed) {}

    static Solved handle(List<Candidate> candidates, List<Post> posts, Duration longest) {
        if (candidates.isEmpty() || posts.isEmpty())
            return new Solved(List.of(), 0, Measures.of(List.of(), candidates, posts));
        FirstRota.fill(candidates, posts);
        var solved = within(longest).buildSolver().solve(new Posts(candidates, posts));
        var filled = solved.getAll().stream()
                .filter(post -> post.getMediator() != null)
                .sorted(Comparator.comparing(Post::getDay)
                        .thenComparing(Post::getFrom)
                        .thenComparing(Post::getId))
                .toList();
        var planned = filled.stream().map(SolveRota::planned).toList();
        return new Solved(
                lines(candidates, filled),
                Objects.requireNonNull(solved.getScore()).hardScore(),
                Measures.of(planned, candidates, posts));
    }

    /** Score of a rota as it is. */
    static HardMediumSoftScore score(List<Candidate> candidates, List<Post> posts) {
        return Objects.requireNonNull(SolutionManager.<Posts, HardMediumSoftScore>create(within(Duration.ofSeconds(1)))
                .update(new Posts(candidates, posts)));
    }

    private static Planned planned(Post post) {
        return new Planned(post.who().id(), post.getDay(), post.getFrom(), post.getUntil(), post.getPoint());
    }

    private static List<Line> lines(List<Candidate> candidates, List<Post> filled) {
        var minutes = new HashMap<UUID, Integer>();
        var week = new HashMap<String, Integer>();
        for (var post : filled) {
            minutes.merge(post.who().id(), post.getMinutes(), Integer::sum);
            week.merge(post.who().id() + " " + post.getWeek(), post.getMinutes(), Integer::sum);
        }
        var byDay = new HashMap<Object, List<Post>>();
        for (var post : filled)
            byDay.computeIfAbsent(post.getDay(), key -> new ArrayList<>()).add(post);
        return filled.stream()
                .map(post -> {
                    var others = candidates.stream()
                            .filter(one -> !one.equals(post.getMediator()) && one.can(post))
                            .filter(one -> week.getOrDefault(one.id() + " " + post.getWeek(), 0) + post.getMinutes()
                                    <= RotaRules.WEEK_MINUTES)
                            .filter(one -> byDay.getOrDefault(post.getDay(), List.of()).stream()
                                    .noneMatch(other -> one.equals(other.getMediator()) && other.crosses(post)))
                            .toList();
                    return new Line(
                            post.who().id(),
                            post.getDay(),
                            post.getFrom(),
                            post.getUntil(),
                            post.getPoint(),
                            reason(post, others, minutes),
                            others.size());
                })
                .toList();
    }

    private static Reason reason(Post post, List<Candidate> others, Map<UUID, Integer> minutes) {
        var who = post.who();
        if (who.wishes(post.getDay(), Wishes.Kind.GLADLY)) return Reason.GLADLY;
        if (others.isEmpty()) return Reason.ONLY;
        if (isUsual(who.usualPoint(), post)) return Reason.USUAL_POINT;
        int mine = minutes.getOrDefault(who.id(), 0) + who.minutesBefore();
        return others.stream()
                        .allMatch(one ->
                                minutes.getOrDefault(one.id(), 0) + one.minutesBefore() >= mine - post.getMinutes())
                ? Reason.LEAST_BUSY
                : Reason.NEEDED;
    }

    private static boolean isUsual(@Nullable UUID usual, Post post) {
        return post.getPoint().equals(usual);
    }
}
