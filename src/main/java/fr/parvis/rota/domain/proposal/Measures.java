// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.domain.proposal;

import fr.parvis.rota.domain.absences.Wishes;
import fr.parvis.rota.domain.proposal.Post.Need;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Measures of a rota, to compare a proposal with the last week copied.
 *
 * @param conflicts turns of people who are away, taken, or said that they cannot
 * @param lacking people who lack where a point is open, duties of labels included
 * @param kept days gladly worked that are worked, and days rather not worked that are not
 * @param missed days rather not worked that are
 * @param spread hours between the one who works most and the one who works least
 */
public record Measures(int conflicts, int lacking, int kept, int missed, int spread) {
    private static final int HOUR = 60;

    /** Somebody planned somewhere. */
    public record Planned(UUID mediator, LocalDate day, int from, int until, UUID point) {}

    private record Stretch(UUID point, LocalDate day, int from, int until) {}

    static Measures of(List<Planned> planned, List<Candidate> candidates, List<Post> posts) {
        var byId = candidates.stream().collect(Collectors.toMap(Candidate::id, one -> one));
        int conflicts = 0;
        var valid = new HashSet<Planned>();
        var worked = new HashMap<UUID, Set<LocalDate>>();
        Map<UUID, Integer> minutes = new HashMap<>();
        for (var one : candidates) minutes.put(one.id(), 0);
        for (var one : planned) {
            var who = byId.get(one.mediator());
            if (who == null) continue;
            if (!who.can(one.day(), one.from(), one.until(), one.point())) {
                conflicts++;
                continue;
            }
            valid.add(one);
            worked.computeIfAbsent(one.mediator(), key -> new HashSet<>()).add(one.day());
            minutes.merge(one.mediator(), one.until() - one.from(), Integer::sum);
        }
        int kept = 0;
        int missed = 0;
        for (var one : candidates)
            for (var wish : one.wishes().entrySet()) {
                boolean works = worked.getOrDefault(one.id(), Set.of()).contains(wish.getKey());
                if (wish.getValue() == Wishes.Kind.GLADLY && works) kept++;
                if (wish.getValue() == Wishes.Kind.RATHER_NOT && !works) kept++;
                if (wish.getValue() == Wishes.Kind.RATHER_NOT && works) missed++;
            }
        int most = minutes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = minutes.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return new Measures(conflicts, lacking(valid, posts), kept, missed, (most - least) / HOUR);
    }

    private static int lacking(Set<Planned> valid, List<Post> posts) {
        var needed = posts.stream()
                .filter(post -> post.getNeed() != Need.USUAL)
                .collect(Collectors.groupingBy(
                        post -> new Stretch(post.getPoint(), post.getDay(), post.getFrom(), post.getUntil()),
                        Collectors.counting()));
        var byDay = valid.stream().collect(Collectors.groupingBy(Planned::day));
        int lacking = 0;
        for (var one : needed.entrySet()) {
            var need = one.getKey();
            long there = byDay.getOrDefault(need.day(), List.of()).stream()
                    .filter(turn -> turn.point().equals(need.point())
                            && turn.from() <= need.from()
                            && turn.until() >= need.until())
                    .count();
            lacking += (int) Math.max(0, one.getValue() - there);
        }
        return lacking;
    }
}
