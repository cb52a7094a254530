// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visit.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Joins a correction with what others said since the version it was made on: a field that one side changed is that side's, one that
 * both changed to the same is that, one that both changed otherwise is a clash for a person to decide. Requests are known by their
 * identifier.
 */
final class MergeRule {

    /**
     * Result of a merge.
     *
     * @param visit both, joined; worth nothing when there is a clash
     * @param kept the fields that others had changed and that stay so
     * @param clash the fields that both changed otherwise, by their place in the correction
     */
    record Joined(Visit visit, List<String> kept, List<String> clash) {}

    private final List<String> kept = new ArrayList<>();
    private final List<String> clash = new ArrayList<>();

    private MergeRule() {}

    /**
     * @param base version that the correction was made on
     * @param standing current version
     * @param said corrected version
     */
    static Joined join(Visit base, Visit standing, Visit said) {
        var rule = new MergeRule();
        var visit = rule.visit(base, standing, said);
        return new Joined(visit, List.copyOf(rule.kept), List.copyOf(rule.clash));
    }

    private Visit visit(Visit b, Visit s, Visit g) {
        UUID point = of("point", b.point(), s.point(), g.point());
        var startedAt = of("startedAt", b.startedAt(), s.startedAt(), g.startedAt());
        String presence = of("presence", b.presence(), s.presence(), g.presence());
        Direction direction = of("direction", b.direction(), s.direction(), g.direction());
        var mediators = of("mediators", b.mediators(), s.mediators(), g.mediators());
        int persons = of("persons", b.persons(), s.persons(), g.persons());
        return new Visit(
                s.id(),
                s.association(),
                point,
                point.equals(s.point()) && startedAt.equals(s.startedAt()) ? s.day() : g.day(),
                startedAt,
                presence,
                direction,
                mediators,
                persons,
                trait("ageBand", b.ageBand(), s.ageBand(), g.ageBand()),
                trait("gender", b.gender(), s.gender(), g.gender()),
                trait("situation", b.situation(), s.situation(), g.situation()),
                trait("commune", b.commune(), s.commune(), g.commune()),
                trait("language", b.language(), s.language(), g.language()),
                trait("firstVisit", b.firstVisit(), s.firstVisit(), g.firstVisit()),
                trait("partner", b.partner(), s.partner(), g.partner()),
                s.team(),
                requests(byId(b), byId(s), byId(g)),
                s.version());
    }

    private List<Request> requests(Map<UUID, Request> base, Map<UUID, Request> standing, Map<UUID, Request> said) {
        var joined = new ArrayList<Request>();
        int place = 0;
        for (var mine : said.values()) {
            var field = "requests[" + place++ + "]";
            var before = base.get(mine.id());
            var theirs = standing.get(mine.id());
            if (theirs != null) joined.add(request(field, before == null ? theirs : before, theirs, mine));
            else if (before == null) joined.add(mine);
            // others took it out
            else if (mine.equals(before)) kept.add("requests");
            else clash.add(field);
        }
        for (var theirs : standing.values()) {
            if (said.containsKey(theirs.id())) continue;
            var before = base.get(theirs.id());
            if (before == null) {
                joined.add(theirs);
                kept.add("requests");
            } else if (!theirs.equals(before)) clash.add("requests");
        }
        return joined;
    }

    private Request request(String field, Request b, Request s, Request g) {
        return new Request(
                s.id(),
                of(field + ".theme", b.theme(), s.theme(), g.theme()),
                trait(field + ".operator", b.operator(), s.operator(), g.operator()),
                of(field + ".level", b.level(), s.level(), g.level()),
                of(field + ".result", b.result(), s.result(), g.result()),
                trait(field + ".blocker", b.blocker(), s.blocker(), g.blocker()),
                of(field + ".minutes", b.minutes(), s.minutes(), g.minutes()),
                trait(field + ".support", b.support(), s.support(), g.support()),
                trait(field + ".autonomy", b.autonomy(), s.autonomy(), g.autonomy()),
                trait(field + ".device", b.device(), s.device(), g.device()),
                trait(field + ".note", b.note(), s.note(), g.note()));
    }

    private <T> T of(String field, T base, T standing, T said) {
        return Objects.requireNonNull(trait(field, base, standing, said));
    }

    private <T> @Nullable T trait(String field, @Nullable T base, @Nullable T standing, @Nullable T said) {
        if (Objects.equals(said, standing)) return standing;
        if (Objects.equals(said, base)) {
            kept.add(field);
            return standing;
        }
        if (!Objects.equals(standing, base)) clash.add(field);
        return said;
    }

    private static Map<UUID, Request> byId(Visit visit) {
        var byId = new LinkedHashMap<UUID, Request>();
        for (var request : visit.requests()) byId.put(request.id(), request);
        return byId;
    }
}
