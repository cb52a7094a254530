// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Post.Need;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * First rota that the search begins with: it breaks no rule, and keeps every duty that somebody can keep. Duties are filled first, then open points, then
 * the rest, those first for which fewest people come into question. Where nobody is free for a duty or an open point, others are moved or set free
 * for it. The same posts give the same rota, whatever the machine.
 */
final class FirstRota {
    /** How many people are moved one after the other for one post. */
    private static final int DEEPEST = 3;

    /** Posts that one person is set free of for another one. */
    private static final int MOST_BLOCKING = 3;

    /** Tries in all, and for one post, after which what is left stays unfilled. */
    private static final int MOST_TRIES = 20_000;

    private static final int MOST_TRIES_OF_ONE = 2_000;

    private static final int MINUTES_A_DAY = 1440;
    private static final int HOUR = 60;
    private static final int RATHER_NOT_COST = 1_000;
    private static final int GLADLY_GAIN = 500;
    private static final int OTHER_POINT_COST = 100;
    private static final int TWO_POINTS_COST = 150;

    private final List<Candidate> candidates;

    /** Candidates for each post, whatever else they do. */
    private final Map<Post, List<Candidate>> possible = new HashMap<>();

    private final Map<Candidate, List<Post>> taken = new HashMap<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private int tries;
    private int triesEnd;

    private record Step(Post post, @Nullable Candidate before) {}

    private FirstRota(List<Candidate> candidates) {
        this.candidates = candidates;
        for (var one : candidates) taken.put(one, new ArrayList<>());
    }

    /** Chooses who for posts that nobody was chosen for. */
    static void fill(List<Candidate> candidates, List<Post> posts) {
        new FirstRota(candidates).fill(posts);
    }

    private void fill(List<Post> posts) {
        for (var post : posts)
            possible.put(post, candidates.stream().filter(one -> one.can(post)).toList());
        posts.stream()
                .sorted(Comparator.comparing(Post::getNeed)
                        .thenComparing(post -> possible(post).size())
                        .thenComparing(Post::getDay)
                        .thenComparing(Post::getFrom)
                        .thenComparing(Post::getId))
                .forEach(post -> {
                    done.clear();
                    triesEnd = Math.min(MOST_TRIES, tries + MOST_TRIES_OF_ONE);
                    place(post, post.getNeed() == Need.USUAL ? 0 : DEEPEST, new HashSet<>());
                });
        // mediators that were freed for a post more needed
        posts.stream().filter(post -> post.getMediator() == null).forEach(post -> place(post, 0, new HashSet<>()));
    }

    private List<Candidate> possible(Post post) {
        return possible.getOrDefault(post, List.of());
    }

    private boolean place(Post post, int depth, Set<Post> moving) {
        var best = possible(post).stream()
                .filter(one -> blocking(one, post).isEmpty() && fits(one, post))
                .min(Comparator.comparingInt((Candidate one) -> cost(one, post)).thenComparing(Candidate::id));
        if (best.isPresent()) {
            choose(post, best.get());
            return true;
        }
        if (depth == 0) return false;
        var some = possible(post).stream()
                .sorted(Comparator.comparingInt((Candidate one) -> cost(one, post))
                        .thenComparing(Candidate::id))
                .toList();
        for (var one : some) {
            if (tries++ >= triesEnd) return false;
            int before = done.size();
            if (makeRoom(one, post, depth, moving)) return true;
            undo(before);
        }
        return false;
    }

    /** Takes from somebody what stands in the way, and finds others for what is as needed. */
    private boolean makeRoom(Candidate one, Post post, int depth, Set<Post> moving) {
        var given = new ArrayList<>(blocking(one, post));
        given.forEach(other -> choose(other, null));
        while (!fits(one, post) && given.size() < MOST_BLOCKING) {
            var other = taken.getOrDefault(one, List.of()).stream()
                    .filter(it -> it.getWeek().equals(post.getWeek()) && !moving.contains(it))
                    .max(Comparator.comparing(Post::getNeed)
                            .thenComparing(it -> it.getDay().equals(post.getDay()))
                            .thenComparing(Post::getMinutes)
                            .thenComparing(Post::getId))
                    .orElse(null);
            if (other == null) return false;
            choose(other, null);
            given.add(other);
        }
        if (given.size() > MOST_BLOCKING || given.stream().anyMatch(moving::contains) || !fits(one, post)) return false;
        choose(post, one);
        moving.add(post);
        boolean all = given.stream()
                .sorted(Comparator.comparing(Post::getNeed))
                .allMatch(other ->
                        place(other, depth - 1, moving) || other.getNeed().compareTo(post.getNeed()) > 0);
        moving.remove(post);
        return all;
    }

    private void choose(Post post, @Nullable Candidate who) {
        var before = post.getMediator();
        done.push(new Step(post, before));
        set(post, who);
    }

    private void set(Post post, @Nullable Candidate who) {
        var before = post.getMediator();
        if (before != null) taken.getOrDefault(before, List.of()).remove(post);
        post.setMediator(who);
        if (who != null) taken.computeIfAbsent(who, key -> new ArrayList<>()).add(post);
    }

    private void undo(int size) {
        while (done.size() > size) {
            var step = done.pop();
            set(step.post(), step.before());
        }
    }

    /** Posts of somebody that cannot be theirs together with another one. */
    private List<Post> blocking(Candidate one, Post post) {
        return taken.getOrDefault(one, List.of()).stream()
                .filter(other -> other.crosses(post) || tooClose(other, post) || tooClose(post, other))
                .toList();
    }

    private static boolean tooClose(Post one, Post next) {
        return one.getNextDay().equals(next.getDay())
                && MINUTES_A_DAY - one.getUntil() + next.getFrom() < RotaRules.REST_MINUTES;
    }

    /** Whether the day and the week hold it. */
    private boolean fits(Candidate one, Post post) {
        int day = post.getMinutes();
        int week = post.getMinutes();
        LocalDate monday = post.getWeek();
        for (var other : taken.getOrDefault(one, List.of())) {
            if (other.getDay().equals(post.getDay())) day += other.getMinutes();
            if (other.getWeek().equals(monday)) week += other.getMinutes();
        }
        return day <= RotaRules.DAY_MINUTES && week <= RotaRules.WEEK_MINUTES;
    }

    private int cost(Candidate one, Post post) {
        var own = taken.getOrDefault(one, List.of());
        int cost = (own.stream().mapToInt(Post::getMinutes).sum() + one.minutesBefore()) / HOUR;
        if (one.wishes(post.getDay(), Wishes.Kind.RATHER_NOT)) cost += RATHER_NOT_COST;
        if (one.wishes(post.getDay(), Wishes.Kind.GLADLY)) cost -= GLADLY_GAIN;
        if (!post.getPoint().equals(one.usualPoint())) cost += OTHER_POINT_COST;
        if (own.stream()
                .anyMatch(other -> other.getDay().equals(post.getDay())
                        && !other.getPoint().equals(post.getPoint()))) cost += TWO_POINTS_COST;
        return cost;
    }
}
