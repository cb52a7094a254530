// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.activities.ActivitiesAddresses;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.indicators.Condition;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.indicators.Indicator;
import fr.parvis.network.Extent;
import fr.parvis.visits.VisitsAddresses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Address of the acts that a number counts, for who may see them, where the list of visits or of activities can be asked for exactly these. */
final class ActsOfNumber {
    private static final Set<Dimension> IN_LIST = Set.of(
            Dimension.POINT,
            Dimension.TEAM,
            Dimension.PRESENCE,
            Dimension.DIRECTION,
            Dimension.PARTNER,
            Dimension.AGE_BAND,
            Dimension.FIRST_VISIT,
            Dimension.THEME,
            Dimension.OPERATOR,
            Dimension.LEVEL,
            Dimension.RESULT,
            Dimension.BLOCKER);

    private static final Set<Dimension> IN_LIST_OF_ACTIVITIES =
            Set.of(Dimension.POINT, Dimension.ACTIVITY, Dimension.PARTNER);

    private ActsOfNumber() {}

    /** Whether acts of that kind are listed anywhere by what they are counted by. */
    static boolean hasList(Fact fact) {
        return fact == Fact.VISIT || fact == Fact.REQUEST || fact == Fact.ACTIVITY;
    }

    /** Whether somebody may see acts of an extent at all. */
    static boolean mayRead(SignedIn who, Extent extent) {
        return who.association() != null
                && who.may(Right.RECORD_VISITS)
                && (who.may(Right.READ_TEAM_DAY) || extent instanceof Extent.Own);
    }

    /**
     * Nothing where what it counts has no list, or the list has no filter for a part of the question: it would show others too.
     *
     * @param codes of the number's line and column
     */
    static @Nullable String address(
            SignedIn who, AskedQuestion asked, Indicator indicator, Map<Dimension, String> codes) {
        if (!hasList(indicator.fact()) || !mayRead(who, asked.extent())) return null;
        var narrowed = new EnumMap<Dimension, List<String>>(Dimension.class);
        narrowed.putAll(asked.filters());
        for (var condition : indicator.conditions()) {
            switch (condition) {
                case Condition.OneOf(var dimension, var allowed) -> {
                    if (!narrow(narrowed, dimension, allowed)) return null;
                }
                case Condition.Said(var dimension) -> {
                    if (dimension != Dimension.BLOCKER) return null;
                    narrowed.putIfAbsent(dimension, List.of("tous"));
                }
            }
        }
        var period = asked.period();
        for (var code : codes.entrySet()) {
            var days = CodeWords.days(code.getKey(), code.getValue());
            var both = days == null ? null : period.common(days);
            if (both != null) period = both;
            else if (!narrow(narrowed, code.getKey(), List.of(code.getValue()))) return null;
        }
        var said = new LinkedHashMap<String, List<String>>();
        said.put("du", List.of(period.from().toString()));
        said.put("au", List.of(period.to().toString()));
        if (indicator.fact() == Fact.ACTIVITY) return activities(said, who, asked.extent(), narrowed);
        if (!extent(said, who, asked.extent())) return null;
        for (var filter : narrowed.entrySet()) if (!put(said, filter.getKey(), filter.getValue())) return null;
        return VisitsAddresses.VISITS + "?" + AskedQuestion.query(said);
    }

    /** Address of the nearest page to a number without a list: the appointments of its day, with those that were cancelled. */
    static @Nullable String nearest(
            SignedIn who, AskedQuestion asked, Indicator indicator, Map<Dimension, String> codes) {
        if (indicator.fact() != Fact.APPOINTMENT || who.association() == null || !who.may(Right.FOLLOW_PEOPLE))
            return null;
        var day = codes.get(Dimension.DAY);
        var period = asked.period();
        if (day == null && period.from().equals(period.to()))
            day = period.from().toString();
        if (day == null) return null;
        var said = new LinkedHashMap<String, List<String>>();
        said.put("jour", List.of(day));
        var points = asked.filters().getOrDefault(Dimension.POINT, List.of());
        var point = codes.get(Dimension.POINT);
        if (point != null) said.put("point", List.of(point));
        else if (points.size() == 1) said.put("point", points);
        else if (asked.extent() instanceof Extent.OfPoint of)
            said.put("point", List.of(of.point().toString()));
        return AppointmentsAddresses.DAY + "?" + AskedQuestion.query(said);
    }

    private static @Nullable String activities(
            Map<String, List<String>> said, SignedIn who, Extent extent, Map<Dimension, List<String>> filters) {
        switch (extent) {
            case Extent.Own own -> {
                if (who.may(Right.READ_TEAM_DAY))
                    said.put("qui", List.of(own.mediator().toString()));
            }
            case Extent.OfPoint of -> said.put("point", List.of(of.point().toString()));
            case Extent.OfAssociation _ -> {}
            case Extent.OfTeam _ -> {
                return null;
            }
            case Extent.WholeNetwork _ -> {
                return null;
            }
        }
        for (var filter : filters.entrySet()) {
            var codes = filter.getValue();
            if (!IN_LIST_OF_ACTIVITIES.contains(filter.getKey())
                    || codes.size() != 1
                    || codes.getFirst().isEmpty()) return null;
            var before = said.putIfAbsent(AddressName.of(filter.getKey()), codes);
            if (before != null && !before.equals(codes)) return null;
        }
        return ActivitiesAddresses.ACTIVITIES + "?" + AskedQuestion.query(said);
    }

    /** Both must hold: the codes that are in both; false where none is. */
    private static boolean narrow(Map<Dimension, List<String>> filters, Dimension dimension, List<String> codes) {
        var before = filters.get(dimension);
        var both = new ArrayList<>(codes);
        if (before != null && !before.equals(List.of("tous"))) both.retainAll(before);
        if (both.isEmpty()) return false;
        filters.put(dimension, both);
        return true;
    }

    private static boolean extent(Map<String, List<String>> said, SignedIn who, Extent extent) {
        switch (extent) {
            case Extent.Own own -> {
                if (who.may(Right.READ_TEAM_DAY))
                    said.put("mediateur", List.of(own.mediator().toString()));
                // what one recorded for colleagues is listed, not counted
                said.put("assures", List.of("oui"));
            }
            case Extent.OfPoint of -> said.put("point", List.of(of.point().toString()));
            case Extent.OfTeam of -> said.put("equipe", List.of(of.team()));
            case Extent.OfAssociation of -> {}
            case Extent.WholeNetwork of -> {
                return false;
            }
        }
        return true;
    }

    private static boolean put(Map<String, List<String>> said, Dimension dimension, List<String> codes) {
        boolean family = dimension == Dimension.FAMILY;
        if (codes.size() != 1 || codes.getFirst().isEmpty() || !family && !IN_LIST.contains(dimension)) return false;
        // the list takes a family where it takes a theme
        var name = family ? AddressName.of(Dimension.THEME) : AddressName.of(dimension);
        var value = switch (dimension) {
            case DIRECTION -> codes.getFirst().equals("outgoing") ? "sortante" : "entrante";
            case FIRST_VISIT -> codes.getFirst().equals("yes") ? "oui" : "non";
            default -> codes.getFirst();
        };
        var before = said.putIfAbsent(name, List.of(value));
        return before == null || before.equals(List.of(value));
    }
}
