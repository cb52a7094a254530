// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.protection.SmallCounts;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.AutonomyFigures;
import fr.parvis.skills.domain.measure.Bounds;
import fr.parvis.skills.domain.measure.Measured;
import fr.parvis.skills.domain.measure.Noise;
import fr.parvis.values.EnumCode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Figures of autonomy of an association, and of the network: never of a mediator, nor of a learner. */
@Controller
class AutonomyController {
    private static final int MINUTES_AN_HOUR = 60;

    private final AutonomyFigures figures;
    private final SmallCounts smallCounts;
    private final LocalDays localDays;

    AutonomyController(AutonomyFigures figures, SmallCounts smallCounts, LocalDays localDays) {
        this.figures = figures;
        this.smallCounts = smallCounts;
        this.localDays = localDays;
    }

    @Requires(value = Right.READ_FIGURES, within = Within.ASSOCIATION)
    @GetMapping(Addresses.FIGURES)
    String show(Model model) {
        var it = figures.handle();
        var bounds = it.bounds();
        var noise = it.noise().orElse(null);
        var returns = it.returns();
        model.addAttribute(
                "page",
                new AutonomyPage(
                        Words.t("skills.figures.period", it.from(), it.to()),
                        it.days(),
                        count(it.met()),
                        count(it.cards()),
                        count(it.persons()),
                        count(it.others()),
                        points(it.netChange()),
                        it.netChange() instanceof Measured.NotTold not ? why(not) : "",
                        bounds == null ? null : said(bounds),
                        share(it.alone()),
                        noise == null ? null : share(it.reached()),
                        noise == null ? null : said(noise, it.noiseOfNetwork()),
                        doses(it.hours(), AutonomyController::hours),
                        doses(it.doses(), AutonomyController::times),
                        returns == null
                                ? null
                                : Words.t("skills.figures.returns.said", Words.percent(returns, 0), it.needs()),
                        declared(it),
                        it.seen().stream()
                                .map(one -> new AutonomyPage.Seen(
                                        one.gesture().label(Words.locale()),
                                        one.gesture().picture(),
                                        count(one.help()),
                                        count(one.prompted()),
                                        count(one.alone())))
                                .toList()));
        return "skills/figures";
    }

    /** Nothing as long as none is told: three lines of "too few" say no more than one. */
    private static List<AutonomyPage.Dose> doses(
            List<AutonomyFigures.Dose> all, Function<AutonomyFigures.Dose, String> label) {
        return all.stream().noneMatch(dose -> dose.change() instanceof Measured.Told)
                ? List.of()
                : all.stream().map(dose -> dose(dose, label.apply(dose))).toList();
    }

    private static String times(AutonomyFigures.Dose dose) {
        var to = dose.to();
        return to == null
                ? Words.t("skills.figures.dose.more", dose.from())
                : Words.t("skills.figures.dose.between", dose.from(), to - 1);
    }

    private static String hours(AutonomyFigures.Dose dose) {
        var to = dose.to();
        int from = dose.from() / MINUTES_AN_HOUR;
        if (to == null) return Words.t("skills.figures.dose.hours.more", from);
        return dose.from() == 0
                ? Words.t("skills.figures.dose.hours.under", to / MINUTES_AN_HOUR)
                : Words.t("skills.figures.dose.hours.between", from, to / MINUTES_AN_HOUR);
    }

    private static AutonomyPage.Dose dose(AutonomyFigures.Dose dose, String label) {
        return dose.change() instanceof Measured.Told told
                ? new AutonomyPage.Dose(
                        label,
                        Words.t("skills.figures.points", signed(told.value())),
                        Words.t(
                                "skills.figures.between",
                                signed(told.interval().low()),
                                signed(told.interval().high())))
                : new AutonomyPage.Dose(label, "—", Words.t("skills.figures.few"));
    }

    @Requires(Right.READ_NETWORK_FIGURES)
    @GetMapping(Addresses.OF_NETWORK)
    String ofNetwork(Model model) {
        var it = figures.ofNetwork();
        var bounds = it.bounds();
        var noise = it.noise().orElse(null);
        var at = it.at();
        model.addAttribute(
                "page",
                new AutonomyPage(
                        at == null
                                ? Words.t("skills.figures.never-folded")
                                : Words.t(
                                        "skills.figures.folded",
                                        Words.time(localDays.local(at).toLocalTime()),
                                        Words.longDate(localDays.day(at))),
                        it.days(),
                        null,
                        count(it.paths()),
                        "",
                        "",
                        points(it.netChange()),
                        it.netChange() instanceof Measured.NotTold not ? why(not) : "",
                        bounds == null ? null : said(bounds),
                        share(it.alone()),
                        noise == null ? null : share(it.reached()),
                        noise == null ? null : said(noise, true),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of()));
        return "skills/figures";
    }

    private static @Nullable String declared(AutonomyFigures.Figures it) {
        var share = it.declared();
        if (it.asked() == 0) return null;
        return share == null
                ? Words.t("skills.figures.few")
                : Words.t("skills.figures.declared.said", Words.percent(share, 0), it.asked());
    }

    private String count(long count) {
        return smallCounts.isSmall(count)
                ? Words.t("skills.figures.fewer-than", smallCounts.threshold())
                : Words.number(count);
    }

    private static String why(Measured.NotTold not) {
        return Words.t(
                "skills.figures.why." + EnumCode.of(not.why()), Measured.FEWEST_LEARNERS, Measured.FEWEST_GROUPS);
    }

    private static AutonomyPage.@Nullable Rate points(Measured measured) {
        return measured instanceof Measured.Told told
                ? new AutonomyPage.Rate(
                        signed(told.value()),
                        Words.t(
                                "skills.figures.between",
                                signed(told.interval().low()),
                                signed(told.interval().high())),
                        Words.t("skills.figures.stands-on", told.count(), told.learners()))
                : null;
    }

    private static AutonomyPage.@Nullable Rate share(Measured measured) {
        return measured instanceof Measured.Told told
                ? new AutonomyPage.Rate(
                        Words.percent(told.value(), 0),
                        Words.t(
                                "skills.figures.share-between",
                                Words.percent(told.interval().low(), 0),
                                Words.percent(told.interval().high(), 0)),
                        Words.t("skills.figures.stands-on", told.count(), told.learners()))
                : null;
    }

    private static String said(Bounds bounds) {
        return Words.n(
                "skills.figures.bounds.said", bounds.notSeenAgain(), signed(bounds.low()), signed(bounds.high()));
    }

    private static String said(Noise noise, boolean ofNetwork) {
        return Words.t(
                ofNetwork ? "skills.figures.noise.network" : "skills.figures.noise.said",
                noise.count(),
                Words.percent(noise.differing(), 0),
                Words.percent(noise.apparent(), 0),
                String.format(Words.locale(), "%.2f", noise.kappa()));
    }

    /** A change in points of percent, with its sign; a true minus. */
    private static String signed(double change) {
        int points = (int) Math.round(100 * change);
        return points > 0 ? "+" + points : points < 0 ? "\u2212" + -points : "0";
    }
}
