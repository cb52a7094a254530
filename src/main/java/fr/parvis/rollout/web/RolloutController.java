// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.GeoJson;
import fr.parvis.network.LocalDays;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.protection.SmallCounts;
import fr.parvis.rollout.domain.Forecast;
import fr.parvis.rollout.domain.Plan;
import fr.parvis.rollout.domain.SeeRollout;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The roll-out at a glance, for the network's head: curves, a map, plans with what is late first. */
@Controller
@Requires(value = Right.PLAN_ROLLOUT, within = Within.NETWORK)
class RolloutController {
    private static final int ROWS = 7;

    private final SeeRollout rollout;
    private final Communes communes;
    private final LocalDays localDays;
    private final SmallCounts smallCounts;
    private final BaseMap base;

    RolloutController(
            SeeRollout rollout, Communes communes, LocalDays localDays, SmallCounts smallCounts, BaseMap base) {
        this.rollout = rollout;
        this.communes = communes;
        this.localDays = localDays;
        this.smallCounts = smallCounts;
        this.base = base;
    }

    @GetMapping(Addresses.ROLLOUT)
    String show(
            @RequestParam(defaultValue = "") String etat, @RequestParam(defaultValue = "1") String page, Model model) {
        var today = rollout.today();
        var all = rollout.lines();
        var state = EnumCode.find(Plan.State.class, etat);
        var lines = all.stream()
                .filter(line -> state.isEmpty() || line.plan().state(today) == state.get())
                .toList();
        var paging = Paging.of(page, lines.size(), ROWS);
        var persons = rollout.persons();
        var targets = rollout.targets();
        var folded = persons.foldedAt();
        var forecast = persons.forecast();
        model.addAttribute(
                "page",
                new RolloutPage(
                        Words.number(rollout.open()),
                        t("rollout.figure.points.wanted", Words.number(targets.points())),
                        Words.number(all.stream()
                                .filter(line -> line.plan().state(today) == Plan.State.LATE)
                                .count()),
                        count(persons.met()),
                        count(persons.helped()),
                        count(persons.paths()),
                        folded == null
                                ? t("rollout.never-folded")
                                : t("rollout.folded", Words.moment(localDays.local(folded))),
                        forecast.map(it -> about(persons.soFar() + it.sum())).orElse(null),
                        forecast.map(it -> t(
                                        "rollout.forecast.band",
                                        about(persons.soFar() + it.low()),
                                        about(persons.soFar() + it.high()),
                                        Words.number(targets.persons())))
                                .orElse(""),
                        forecast.map(RolloutController::tried).orElse(""),
                        rollout.quarters().stream().map(RolloutController::bar).toList(),
                        persons.weeks().stream().map(this::bar).toList(),
                        Stream.of(Plan.State.values())
                                .map(one -> new Option(key(one), t("rollout.state." + key(one))))
                                .toList(),
                        state.map(RolloutController::key).orElse(""),
                        paging.of(lines).stream().map(line -> row(line, today)).toList(),
                        lines.size(),
                        paging.page(),
                        paging.pages()));
        model.addAttribute("base", base);
        return "rollout/rollout";
    }

    static String key(Plan.State state) {
        return EnumCode.of(state);
    }

    private String count(long count) {
        return smallCounts.isSmall(count) ? t("rollout.fewer-than", smallCounts.threshold()) : Words.number(count);
    }

    /** Three digits are what a forecast is worth. */
    private static String about(double persons) {
        double step = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, persons))) - 2));
        return Words.number(Math.round(Math.round(persons / step) * step));
    }

    private static String tried(Forecast it) {
        if (it.tried() == 0) return t("rollout.forecast.untried");
        return t("rollout.forecast.tried", it.held(), it.tried())
                + (it.widened() > 1 ? " " + t("rollout.forecast.widened", Words.number(it.widened())) : "");
    }

    private static Bar bar(SeeRollout.Quarter quarter) {
        var label = t(
                "rollout.quarter",
                (quarter.end().getMonthValue() + 2) / 3,
                quarter.end().getYear());
        var text = n("rollout.points", quarter.points());
        return new Bar(label, quarter.points(), quarter.planned() ? t("rollout.planned", text) : text)
                .onAxis(label, quarter.planned());
    }

    private Bar bar(SeeRollout.Week week) {
        var label = t("rollout.week", Words.date(week.monday()));
        var tick = Words.day(week.monday());
        if (smallCounts.isSmall(week.persons()))
            return Bar.hidden(label, count(week.persons())).onAxis(tick, week.expected());
        var text = n("rollout.persons", week.persons());
        return new Bar(label, week.persons(), week.expected() ? t("rollout.planned", text) : text)
                .onAxis(tick, week.expected());
    }

    private RolloutPage.Row row(SeeRollout.Line line, LocalDate today) {
        var plan = line.plan();
        var state = plan.state(today);
        long late = plan.daysLate(today);
        return new RolloutPage.Row(
                Addresses.plan(plan.id()),
                plan.name(),
                place(plan),
                t("rollout.state." + key(state)),
                switch (state) {
                    case LATE -> "warning";
                    case OPEN -> "success";
                    default -> "plain";
                },
                opening(plan),
                state == Plan.State.GIVEN_UP || late <= 0 ? "" : n("rollout.late", late),
                reasons(line),
                t(
                        "rollout.ready",
                        plan.kept().size(),
                        Plan.CRITERIA.size(),
                        plan.devicesIn(),
                        plan.devices(),
                        plan.trained(),
                        plan.staff()));
    }

    /** The day on which it opened or was given up, else the one it is expected on. */
    static String opening(Plan plan) {
        var opened = plan.openedOn();
        var givenUp = plan.givenUpOn();
        if (opened != null) return t("rollout.opened", opened);
        return givenUp != null ? t("rollout.given-up", givenUp) : t("rollout.expected", plan.expectedOn());
    }

    private String place(Plan plan) {
        return communes.find(plan.insee()).map(Commune::label).orElse(plan.insee());
    }

    private static String reasons(SeeRollout.Line line) {
        return line.causes().keySet().stream()
                .map(cause -> t("rollout.cause." + cause))
                .collect(Collectors.joining(", "));
    }

    /** Points that are open and plans that are not, on the map. */
    @GetMapping(Addresses.MAP)
    ResponseEntity<Map<String, Object>> map() {
        var today = rollout.today();
        var features = new ArrayList<Map<String, Object>>();
        for (var point : rollout.digital())
            if (point.openOn(today))
                communes.findSpot(point.insee())
                        .ifPresent(spot -> features.add(GeoJson.point(
                                spot.latitude(),
                                spot.longitude(),
                                GeoJson.pin(
                                        "point",
                                        "open",
                                        point.name(),
                                        NetworkAddresses.point(point.id()),
                                        List.of(point.commune(), t("rollout.state.open"))))));
        for (var line : rollout.lines()) {
            var plan = line.plan();
            if (plan.openedOn() != null || plan.givenUpOn() != null) continue;
            Optional<Communes.Spot> found = communes.findSpot(plan.insee());
            found.ifPresent(spot -> features.add(GeoJson.point(
                    spot.latitude(),
                    spot.longitude(),
                    GeoJson.pin(
                            "point",
                            "closed",
                            plan.name(),
                            Addresses.plan(plan.id()),
                            Stream.of(
                                            place(plan),
                                            t("rollout.state." + key(plan.state(today))),
                                            t("rollout.expected", plan.expectedOn()),
                                            reasons(line))
                                    .filter(text -> !text.isEmpty())
                                    .toList()))));
        }
        return GeoJson.answer(features);
    }

    @GetMapping(Addresses.FILE)
    void file(HttpServletResponse response) throws IOException {
        var today = rollout.today();
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of(
                        "name",
                        "commune",
                        "partner",
                        "budget",
                        "planned",
                        "expected",
                        "opened",
                        "state",
                        "late",
                        "causes",
                        "devices",
                        "devices-in",
                        "staff",
                        "trained",
                        "kept",
                        "missing")
                .map(column -> t("rollout.csv." + column))
                .toList());
        for (var line : rollout.lines()) {
            var plan = line.plan();
            var opened = plan.openedOn();
            rows.add(List.of(
                    plan.name(),
                    place(plan),
                    plan.partner(),
                    plan.budgetLine(),
                    plan.plannedOn().toString(),
                    plan.expectedOn().toString(),
                    opened == null ? "" : opened.toString(),
                    t("rollout.state." + key(plan.state(today))),
                    plan.givenUpOn() != null ? "" : String.valueOf(plan.daysLate(today)),
                    reasons(line),
                    String.valueOf(plan.devices()),
                    String.valueOf(plan.devicesIn()),
                    String.valueOf(plan.staff()),
                    String.valueOf(plan.trained()),
                    criteria(plan.kept()),
                    criteria(plan.missing())));
        }
        Spreadsheet.send(response, "deploiement-" + today + ".csv", rows);
    }

    private static String criteria(java.util.Set<String> codes) {
        return Plan.CRITERIA.stream()
                .filter(codes::contains)
                .map(code -> t("rollout.criterion." + code))
                .collect(Collectors.joining(", "));
    }
}
