// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Post.Need;

/**
 * Rules of a proposed rota: what it must keep (hard: nobody in two places, nobody who is away, rest, hours, duties of labels), who must not lack (medium)
 * and what is wished (soft). A duty weighs less than what people cannot do: nobody is planned while away to keep it. Public, as posts and candidates are,
 * for the solver makes and reads them from its own package.
 */
public class RotaRules implements ConstraintProvider {
    /** Rest between two days of work (code du travail, L3131-1). */
    static final int REST_MINUTES = 11 * 60;

    /** Work of one day (code du travail, L3121-18). */
    static final int DAY_MINUTES = 10 * 60;

    /** Work of one week (code du travail, L3121-27). */
    static final int WEEK_MINUTES = 35 * 60;

    private static final int MINUTES_A_DAY = 1440;
    private static final int IMPOSSIBLE = 10;
    private static final int OPEN_WEIGHT = 10;
    private static final int RATHER_NOT_WEIGHT = 60;
    private static final int GLADLY_WEIGHT = 30;
    private static final int OTHER_POINT_WEIGHT = 8;
    private static final int TWO_POINTS_WEIGHT = 12;
    private static final int HOUR = 60;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            factory.forEachUniquePair(Post.class, Joiners.equal(Post::who), Joiners.equal(Post::getDay))
                    .filter(Post::crosses)
                    .penalize(HardMediumSoftScore.ofHard(IMPOSSIBLE))
                    .asConstraint("two places"),
            factory.forEach(Post.class)
                    .filter(post -> !post.who().can(post))
                    .penalize(HardMediumSoftScore.ofHard(IMPOSSIBLE))
                    .asConstraint("away or taken"),
            factory.forEach(Post.class)
                    .join(Post.class, Joiners.equal(Post::who), Joiners.equal(Post::getNextDay, Post::getDay))
                    .filter((one, next) -> MINUTES_A_DAY - one.getUntil() + next.getFrom() < REST_MINUTES)
                    .penalize(HardMediumSoftScore.ofHard(IMPOSSIBLE))
                    .asConstraint("rest"),
            factory.forEach(Post.class)
                    .groupBy(Post::who, Post::getDay, ConstraintCollectors.sum(Post::getMinutes))
                    .filter((who, day, minutes) -> minutes > DAY_MINUTES)
                    .penalize(HardMediumSoftScore.ofHard(IMPOSSIBLE))
                    .asConstraint("long day"),
            factory.forEach(Post.class)
                    .groupBy(Post::who, Post::getWeek, ConstraintCollectors.sum(Post::getMinutes))
                    .filter((who, week, minutes) -> minutes > WEEK_MINUTES)
                    .penalize(
                            HardMediumSoftScore.ofHard(IMPOSSIBLE),
                            (who, week, minutes) -> Math.ceilDiv(minutes - WEEK_MINUTES, HOUR))
                    .asConstraint("long week"),
            factory.forEachIncludingUnassigned(Post.class)
                    .filter(post -> post.getMediator() == null && post.getNeed() == Need.DUTY)
                    .penalize(HardMediumSoftScore.ONE_HARD)
                    .asConstraint("duty"),
            factory.forEachIncludingUnassigned(Post.class)
                    .filter(post -> post.getMediator() == null && post.getNeed() != Need.DUTY)
                    .penalize(HardMediumSoftScore.ONE_MEDIUM, post -> post.getNeed() == Need.OPEN ? OPEN_WEIGHT : 1)
                    .asConstraint("lacking"),
            factory.forEach(Post.class)
                    .filter(post -> post.who().wishes(post.getDay(), Wishes.Kind.RATHER_NOT))
                    .penalize(HardMediumSoftScore.ofSoft(RATHER_NOT_WEIGHT))
                    .asConstraint("rather not"),
            factory.forEach(Post.class)
                    .filter(post -> post.who().wishes(post.getDay(), Wishes.Kind.GLADLY))
                    .reward(HardMediumSoftScore.ofSoft(GLADLY_WEIGHT))
                    .asConstraint("gladly"),
            factory.forEach(Post.class)
                    .filter(post -> !post.getPoint().equals(post.who().usualPoint()))
                    .penalize(HardMediumSoftScore.ofSoft(OTHER_POINT_WEIGHT))
                    .asConstraint("other point"),
            factory.forEachUniquePair(Post.class, Joiners.equal(Post::who), Joiners.equal(Post::getDay))
                    .filter((one, other) -> !one.getPoint().equals(other.getPoint()))
                    .penalize(HardMediumSoftScore.ofSoft(TWO_POINTS_WEIGHT))
                    .asConstraint("two points in a day"),
            factory.forEach(Post.class)
                    .groupBy(Post::who, ConstraintCollectors.sum(Post::getMinutes))
                    .penalize(HardMediumSoftScore.ONE_SOFT, (who, minutes) -> {
                        long hours = (minutes + who.minutesBefore()) / HOUR;
                        return hours * hours / 10;
                    })
                    .asConstraint("evenness")
        };
    }
}
