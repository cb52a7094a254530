// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.visits.VisitsAddresses;
import fr.parvis.visits.domain.ListVisits;
import fr.parvis.visits.domain.ListVisits.From;
import fr.parvis.visits.domain.ListVisits.Place;
import fr.parvis.visits.domain.PointsAndTeam;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Exports;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The visits of the association, or one's own, by filters kept in the address. Other pages link here with these parameters, each of
 * which may be left out:
 *
 * <ul>
 *   <li>{@code du}, {@code au}: first and last day, {@code 2026-11-25}; without both, the last {@value #DAYS} days; blank, no bound
 *   <li>{@code point}, {@code mediateur}: identifiers; {@code equipe}: name of a team
 *   <li>{@code theme}: code of a theme or of a family; {@code operateur}, {@code niveau}, {@code resultat}, {@code presence},
 *       {@code partenaire}, {@code age}: codes of the nomenclature
 *   <li>{@code blocage}: code of a blocker, or {@code tous} for any
 *   <li>{@code sens}: {@code entrante} or {@code sortante}; {@code premiere}: {@code oui} or {@code non}
 *   <li>{@code assures}: {@code oui}, those where the mediator was there; without it, those that they recorded as well; of all mediators,
 *       they are the same
 *   <li>{@code avant}, {@code apres}: the place where the page begins or ends
 * </ul>
 */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class VisitListController {
    /** How many days are shown when nothing is said of the period. */
    static final int DAYS = 31;

    private static final String ADDRESS = VisitsAddresses.VISITS;

    /** The filters in sight; the others are folded away. */
    private static final Set<String> IN_SIGHT = Set.of("du", "au", "point", "mediateur", "theme", "operateur");

    private final ListVisits list;
    private final PointsAndTeam places;
    private final ReadDesk readDesk;
    private final ShowRow rows;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    VisitListController(
            ListVisits list,
            PointsAndTeam places,
            ReadDesk readDesk,
            ShowRow rows,
            Nomenclature nomenclature,
            LocalDays localDays) {
        this.list = list;
        this.places = places;
        this.readDesk = readDesk;
        this.rows = rows;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String show(@RequestParam Map<String, String> asked, SignedIn who, Model model) {
        model.addAttribute("page", page(asked, who));
        return "visits/list";
    }

    /** Filter of the query parameters; the last days when they name none. */
    VisitFilter filter(Map<String, String> asked) {
        var today = localDays.today();
        var filter = VisitFilter.of(asked);
        return asked.containsKey("du") || asked.containsKey("au")
                ? filter
                : filter.during(today.minusDays(DAYS - 1L), today);
    }

    static String address(VisitFilter filter) {
        var said = filter.said();
        // blank is another thing than absent
        said.putIfAbsent("du", "");
        return ADDRESS + "?" + query(said);
    }

    private static String query(Map<String, String> said) {
        return said.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private VisitListPage page(Map<String, String> asked, SignedIn who) {
        var filter = filter(asked);
        var here = address(filter);
        var found = list.handle(filter, from(asked));
        boolean team = who.may(Right.READ_TEAM_DAY);
        var points = places.points(Asking.association());
        var columns = new ShowRow.Columns(true, filter.point() == null && points.size() > 1, team);
        var said = new LinkedHashMap<>(filter.said());
        if (!team) said.remove("mediateur");
        return new VisitListPage(
                team ? who.place() : who.name() + " · " + who.place(),
                said,
                choices(filter, team),
                presets(filter),
                swapped(filter),
                (int) said.keySet().stream()
                        .filter(name -> !IN_SIGHT.contains(name))
                        .count(),
                team,
                found.visits().stream()
                        .map(visit -> rows.of(visit, columns, here))
                        .toList(),
                found.count() > ListVisits.COUNTED
                        ? Words.t("visits.list.count-more", ListVisits.COUNTED)
                        : Words.n("visits.list.count", found.count()),
                found.newer() == null ? null : here + "&apres=" + text(found.newer()),
                found.older() == null ? null : here + "&avant=" + text(found.older()),
                ADDRESS,
                Exports.mayHaveNotes(who),
                Ids.next().toString(),
                Arrays.stream(TableFormat.values())
                        .map(format -> new Option(format.key(), Words.t("visits.export.format." + format.key())))
                        .toList());
    }

    /** Address of the list with its two days in their order; null when they are in order. */
    private static @Nullable String swapped(VisitFilter filter) {
        var from = filter.from();
        var to = filter.to();
        return from != null && to != null && to.isBefore(from) ? address(filter.during(to, from)) : null;
    }

    private static From from(Map<String, String> asked) {
        var older = place(asked.get("avant"));
        if (older != null) return new From.OlderThan(older);
        var newer = place(asked.get("apres"));
        return newer != null ? new From.NewerThan(newer) : new From.Newest();
    }

    private static String text(Place place) {
        return place.day() + "_" + place.startedAt() + "_" + place.id();
    }

    private static @Nullable Place place(@Nullable String text) {
        var parts = text == null ? new String[0] : text.split("_", -1);
        if (parts.length != 3) return null;
        try {
            var at = Instant.parse(parts[1]);
            var day = LocalDate.parse(parts[0]);
            return Math.abs(day.getYear()) > 9999 || Math.abs(at.getEpochSecond()) > 1L << 37
                    ? null
                    : new Place(day, at, VisitForm.id(parts[2]));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private List<VisitListPage.Preset> presets(VisitFilter filter) {
        var today = localDays.today();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var month = today.withDayOfMonth(1);
        return List.of(
                preset("today", filter, today, today),
                preset("week", filter, monday, today),
                preset("month", filter, month, today),
                preset("last-month", filter, month.minusMonths(1), month.minusDays(1)),
                preset("year", filter, today.withDayOfYear(1), today),
                preset("always", filter, null, null));
    }

    private static VisitListPage.Preset preset(
            String key, VisitFilter filter, @Nullable LocalDate from, @Nullable LocalDate to) {
        var during = filter.during(from, to);
        return new VisitListPage.Preset(Words.t("visits.list.period." + key), address(during), during.equals(filter));
    }

    private VisitListPage.Choices choices(VisitFilter filter, boolean team) {
        var catalogue = nomenclature.on(filter.to() == null ? localDays.today() : filter.to());
        var association = Asking.association();
        var blockers = new ArrayList<>(List.of(new Option(VisitFilter.ANY, Words.t("visits.list.any-blocker"))));
        blockers.addAll(options(
                catalogue, CodeList.BLOCKER, VisitFilter.ANY.equals(filter.blocker()) ? null : filter.blocker()));
        var operators = options(catalogue, CodeList.OPERATOR, filter.operator());
        return new VisitListPage.Choices(
                places.points(association).stream()
                        .map(point -> new Option(point.id().toString(), point.name()))
                        .toList(),
                !team
                        ? List.of()
                        : places.team(association).stream()
                                .filter(account -> account.holds(Right.RECORD_VISITS))
                                .map(account -> new Option(account.id().toString(), account.name()))
                                .toList(),
                withAsked(
                        places.teams(association).stream()
                                .map(name -> new Option(name, name))
                                .toList(),
                        filter.team(),
                        filter.team()),
                themes(catalogue, filter.theme()),
                operators,
                options(catalogue, CodeList.LEVEL, filter.level()),
                options(catalogue, CodeList.RESULT, filter.result()),
                blockers,
                options(catalogue, CodeList.PRESENCE, filter.presence()),
                List.of(
                        new Option("entrante", Words.t("visits.list.incoming")),
                        new Option("sortante", Words.t("visits.list.outgoing"))),
                filter.partner() == null ? operators : options(catalogue, CodeList.OPERATOR, filter.partner()),
                options(catalogue, CodeList.AGE_BAND, filter.ageBand()),
                List.of(
                        new Option("oui", Words.t("visits.list.first")),
                        new Option("non", Words.t("visits.list.again"))),
                List.of(new Option("oui", Words.t("visits.list.attended"))));
    }

    /** The codes of the day; one asked for that does not hold on it any more keeps its name. */
    private static List<Option> options(Catalogue catalogue, CodeList list, @Nullable String asked) {
        return withAsked(
                catalogue.list(list).stream()
                        .map(code -> new Option(code.code(), code.label().brief()))
                        .toList(),
                asked,
                asked == null ? null : catalogue.brief(list, asked));
    }

    private static List<Option> withAsked(List<Option> options, @Nullable String asked, @Nullable String label) {
        if (asked == null
                || label == null
                || options.stream().anyMatch(option -> option.value().equals(asked))) return options;
        var all = new ArrayList<>(options);
        all.add(new Option(asked, label));
        return all;
    }

    private static List<FormChoices.Group> themes(Catalogue catalogue, @Nullable String asked) {
        var groups = new ArrayList<FormChoices.Group>();
        for (var family : catalogue.themes()) {
            var label = family.family().label().brief();
            var options = new ArrayList<Option>();
            options.add(new Option(family.family().code(), Words.t("visits.list.whole-family", label)));
            family.themes()
                    .forEach(theme ->
                            options.add(new Option(theme.code(), theme.label().brief())));
            groups.add(new FormChoices.Group(label, options));
        }
        boolean known = asked == null
                || groups.stream()
                        .flatMap(group -> group.options().stream())
                        .anyMatch(option -> option.value().equals(asked));
        if (asked != null && !known)
            groups.add(new FormChoices.Group(
                    Words.t("visits.list.closed"), List.of(new Option(asked, catalogue.brief(CodeList.THEME, asked)))));
        return groups;
    }
}
