// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Candidate.Busy;
import fr.parvis.rota.domain.proposal.Line.Reason;
import fr.parvis.rota.domain.proposal.Measures.Planned;
import fr.parvis.rota.domain.proposal.Post.Need;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SolveRotaTest {
    private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);
    private static final UUID HERE = new UUID(1, 1);
    private static final UUID THERE = new UUID(1, 2);
    private static final Duration SHORT = Duration.ofMillis(800);

    private static Candidate candidate(int which) {
        return new Candidate(new UUID(2, which), HERE, Set.of(), Map.of(), List.of(), 0);
    }

    private static Candidate away(int which, LocalDate... days) {
        return new Candidate(new UUID(2, which), HERE, Set.of(days), Map.of(), List.of(), 0);
    }

    private static Candidate wishing(int which, LocalDate day, Wishes.Kind kind) {
        return new Candidate(new UUID(2, which), HERE, Set.of(), Map.of(day, kind), List.of(), 0);
    }

    private static Post post(LocalDate day, int from, int until, UUID point, int index, Need need) {
        return new Post(day + " " + from + " " + point + " " + index, point, day, from, until, need);
    }

    /** A day of six hours with so many people at once. */
    private static List<Post> day(LocalDate day, UUID point, int agents) {
        var posts = new ArrayList<Post>();
        for (int i = 0; i < agents; i++) {
            posts.add(post(day, 540, 720, point, i, agents > 1 ? Need.DUTY : Need.OPEN));
            posts.add(post(day, 840, 1020, point, i, agents > 1 ? Need.DUTY : Need.OPEN));
        }
        return posts;
    }

    @Test
    void every_duty_is_kept_where_there_are_people_enough() {
        var posts = new ArrayList<Post>();
        for (int i = 0; i < 5; i++) {
            posts.addAll(day(MONDAY.plusDays(i), HERE, 2));
            posts.addAll(day(MONDAY.plusDays(i), THERE, 1));
        }
        var solved = SolveRota.handle(List.of(candidate(1), candidate(2), candidate(3)), posts, SHORT);
        assertThat(solved.hard()).isZero();
        assertThat(solved.lines()).hasSize(30);
        assertThat(solved.proposed().lacking()).isZero();
        assertNobodyIsInTwoPlaces(solved.lines());
    }

    private static void assertNobodyIsInTwoPlaces(List<Line> lines) {
        for (var one : lines)
            for (var other : lines)
                if (one != other
                        && one.mediator().equals(other.mediator())
                        && one.day().equals(other.day()))
                    assertThat(one.until() <= other.from() || other.until() <= one.from())
                            .isTrue();
    }

    /** Somebody who is expected at a point that morning, and can be nowhere else. */
    private static Candidate expectedAt(int which, UUID point, int minutesBefore) {
        return new Candidate(
                new UUID(2, which),
                HERE,
                Set.of(),
                Map.of(),
                List.of(new Busy(MONDAY, 540, 720, point)),
                minutesBefore);
    }

    @Test
    void a_duty_that_nobody_is_free_for_moves_who_can_be_moved() {
        // the first is chosen first, for they worked least
        var free = candidate(1);
        var atHere = expectedAt(2, HERE, 6_000);
        var atHereToo = expectedAt(3, HERE, 9_000);
        var posts = List.of(
                post(MONDAY, 540, 720, HERE, 0, Need.DUTY),
                post(MONDAY, 540, 720, HERE, 1, Need.DUTY),
                post(MONDAY, 540, 720, THERE, 0, Need.OPEN));
        FirstRota.fill(List.of(free, atHere, atHereToo), posts);
        assertThat(posts).extracting(Post::getMediator).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(posts.get(2).getMediator())
                .as("was moved from its usual point")
                .isEqualTo(free);
    }

    @Test
    void the_first_rota_of_a_month_keeps_every_duty_and_every_rule_without_any_search() {
        var random = new Random(11);
        var points = IntStream.range(0, 9).mapToObj(i -> new UUID(1, i)).toList();
        var posts = new ArrayList<Post>();
        for (var day : MONDAY.datesUntil(MONDAY.plusWeeks(4)).toList())
            if (day.getDayOfWeek().getValue() <= 5) for (var point : points) posts.addAll(day(day, point, 2));
        var candidates = IntStream.range(0, 26)
                .mapToObj(i -> new Candidate(
                        new UUID(2, i),
                        points.get(i % points.size()),
                        MONDAY.datesUntil(MONDAY.plusWeeks(4))
                                .filter(_ -> random.nextInt(12) == 0)
                                .collect(Collectors.toSet()),
                        Map.of(MONDAY.plusDays(random.nextInt(28)), Wishes.Kind.RATHER_NOT),
                        List.of(),
                        0))
                .toList();
        FirstRota.fill(candidates, posts);
        assertThat(posts).extracting(Post::getMediator).doesNotContainNull();
        var score = SolveRota.score(candidates, posts);
        assertThat(score.hardScore()).isZero();
        assertThat(score.mediumScore()).isZero();
    }

    @Test
    void nobody_is_planned_while_away_even_to_keep_a_duty() {
        var solved = SolveRota.handle(List.of(candidate(1), away(2, MONDAY)), day(MONDAY, HERE, 2), SHORT);
        assertThat(solved.lines()).extracting(Line::mediator).containsOnly(new UUID(2, 1));
        assertThat(solved.hard()).isEqualTo(-2);
        assertThat(solved.proposed().lacking()).isEqualTo(2);
    }

    @Test
    void who_cannot_or_is_taken_elsewhere_is_not_chosen_and_who_wishes_is() {
        var taken =
                new Candidate(new UUID(2, 3), HERE, Set.of(), Map.of(), List.of(new Busy(MONDAY, 600, 630, THERE)), 0);
        var solved = SolveRota.handle(
                List.of(
                        wishing(1, MONDAY, Wishes.Kind.CANNOT),
                        wishing(2, MONDAY, Wishes.Kind.GLADLY),
                        wishing(4, MONDAY, Wishes.Kind.RATHER_NOT),
                        taken),
                List.of(post(MONDAY, 540, 720, HERE, 0, Need.OPEN)),
                SHORT);
        assertThat(solved.lines()).extracting(Line::mediator).containsExactly(new UUID(2, 2));
        assertThat(solved.lines().getFirst().reason()).isEqualTo(Reason.GLADLY);
        assertThat(solved.proposed()).isEqualTo(new Measures(0, 0, 2, 0, 3));
    }

    @Test
    void an_evening_and_the_next_early_morning_are_not_the_same_persons() {
        var solved = SolveRota.handle(
                List.of(candidate(1), candidate(2)),
                List.of(
                        post(MONDAY, 1140, 1320, HERE, 0, Need.OPEN),
                        post(MONDAY.plusDays(1), 420, 600, HERE, 0, Need.OPEN)),
                SHORT);
        assertThat(solved.lines())
                .extracting(Line::mediator)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void nobody_works_more_than_a_week_holds() {
        var posts = new ArrayList<Post>();
        for (int i = 0; i < 6; i++) posts.add(post(MONDAY.plusDays(i), 540, 960, HERE, 0, Need.OPEN));
        var solved = SolveRota.handle(List.of(candidate(1)), posts, SHORT);
        assertThat(solved.hard()).isZero();
        // five days of seven hours
        assertThat(solved.lines()).hasSize(5);
    }

    @Test
    void a_reason_says_who_else_could_have() {
        var alone = SolveRota.handle(
                List.of(candidate(1), away(2, MONDAY)), List.of(post(MONDAY, 540, 720, HERE, 0, Need.OPEN)), SHORT);
        assertThat(alone.lines()).extracting(Line::reason).containsExactly(Reason.ONLY);
        var usual = SolveRota.handle(
                List.of(candidate(1), new Candidate(new UUID(2, 2), THERE, Set.of(), Map.of(), List.of(), 0)),
                List.of(post(MONDAY, 540, 720, HERE, 0, Need.OPEN)),
                SHORT);
        assertThat(usual.lines())
                .containsExactly(new Line(new UUID(2, 1), MONDAY, 540, 720, HERE, Reason.USUAL_POINT, 1));
    }

    @Test
    void the_last_week_copied_is_measured_the_same_way() {
        var candidates = List.of(away(1, MONDAY), wishing(2, MONDAY, Wishes.Kind.RATHER_NOT));
        var copied = List.of(
                new Planned(new UUID(2, 1), MONDAY, 540, 720, HERE),
                new Planned(new UUID(2, 2), MONDAY, 540, 720, HERE));
        assertThat(Measures.of(copied, candidates, day(MONDAY, HERE, 2))).isEqualTo(new Measures(1, 3, 0, 1, 3));
    }

    @Test
    void nothing_to_plan_is_an_empty_proposal() {
        assertThat(SolveRota.handle(List.of(), List.of(), SHORT).lines()).isEmpty();
        assertThat(SolveRota.handle(List.of(candidate(1)), List.of(), SHORT).lines())
                .isEmpty();
    }
}
