// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.EnumCode;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The measures that an act adds to the figures, used for each act and for a recount.
 *
 * @param mediators accounts whose own figures it counts in
 */
record CountedAct(
        UUID point,
        @Nullable String team,
        LocalDate day,
        String presence,
        Direction direction,
        int persons,
        @Nullable String ageBand,
        @Nullable String gender,
        @Nullable String situation,
        @Nullable String language,
        @Nullable Boolean firstVisit,
        @Nullable String partner,
        List<UUID> mediators,
        List<Need> needs) {

    /** The result of a request that was referred elsewhere. */
    private static final String REFERRED = "referred";

    /** Counted facts of a request. */
    record Need(
            String theme,
            @Nullable String operator,
            String level,
            String result,
            @Nullable String blocker,
            int minutes,
            @Nullable String support,
            @Nullable String autonomy,
            @Nullable String device) {}

    static CountedAct of(Visit visit) {
        return new CountedAct(
                visit.point(),
                visit.team(),
                visit.day(),
                visit.presence(),
                visit.direction(),
                visit.persons(),
                visit.ageBand(),
                visit.gender(),
                visit.situation(),
                visit.language(),
                visit.firstVisit(),
                visit.partner(),
                visit.mediators(),
                visit.requests().stream()
                        .map(r -> new Need(
                                r.theme(),
                                r.operator(),
                                r.level(),
                                r.result(),
                                r.blocker(),
                                r.minutes(),
                                r.support(),
                                r.autonomy(),
                                r.device()))
                        .toList());
    }

    /** Point and team of the day whose sheets count the act. */
    Place place() {
        return new Place(point, team, day);
    }

    Cells cells() {
        var cells = new Cells();
        long minutes = needs.stream().mapToLong(Need::minutes).sum();
        var whole = new Sum(1, persons, needs.size(), minutes);
        cells.add(Dimension.TOTAL, "", whole);
        cells.add(Dimension.PRESENCE, presence, whole);
        cells.add(Dimension.DIRECTION, EnumCode.of(direction), whole);
        cells.add(Dimension.PARTNER, orEmpty(partner), whole);
        cells.add(Dimension.TEAM, orEmpty(team), whole);
        cells.add(Dimension.AGE_BAND, orEmpty(ageBand), whole);
        cells.add(Dimension.GENDER, orEmpty(gender), whole);
        cells.add(Dimension.SITUATION, orEmpty(situation), whole);
        cells.add(Dimension.FIRST_VISIT, firstVisit == null ? "" : firstVisit ? "yes" : "no", whole);
        cells.add(Dimension.LANGUAGE, orEmpty(language), whole);
        for (var need : needs) add(need, cells);
        return cells;
    }

    private void add(Need need, Cells cells) {
        var one = new Sum(0, 0, 1, need.minutes());
        var operator = orEmpty(need.operator());
        cells.add(Dimension.THEME, need.theme(), one);
        cells.add(Dimension.OPERATOR, operator, one);
        cells.add(Dimension.LEVEL, need.level(), one);
        cells.add(Dimension.RESULT, need.result(), one);
        if (need.blocker() != null) {
            cells.add(Dimension.BLOCKER, need.blocker(), one);
            cells.add(Dimension.WALL, operator + "|" + need.blocker(), one);
        }
        if (need.support() != null) cells.add(Dimension.SUPPORT, need.support(), one);
        if (need.autonomy() != null) cells.add(Dimension.AUTONOMY, need.autonomy(), one);
        if (need.device() != null) cells.add(Dimension.DEVICE, need.device(), one);
        var all = need.theme() + "|" + operator + "|" + presence + "|" + need.level();
        cells.add(Dimension.ACT, all, one);
        if (need.result().equals(REFERRED)) cells.add(Dimension.REFERRED_ACT, all, one);
    }

    private static String orEmpty(@Nullable String code) {
        return code == null ? "" : code;
    }
}
