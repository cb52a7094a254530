// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.coverage.domain.Country;
import fr.parvis.coverage.domain.ServicePoint;
import fr.parvis.coverage.domain.Spot;
import fr.parvis.coverage.domain.Trial;
import fr.parvis.coverage.domain.Trial.Change;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.BaseMap;
import fr.parvis.network.Communes;
import fr.parvis.network.GeoJson;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries a new point or tour: what is tried stands in the address alone, and can be passed on with it. Nothing is kept. */
@Controller
@Requires(Right.READ_COVERAGE)
class TrialController {
    private static final int SHOWN = 20;

    /** As many as a map still shows apart. */
    private static final int DRAWN = 2000;

    /** Degrees around what is tried within which the map shows who is there already. */
    private static final double AROUND = 1;

    private final Country country;
    private final Communes communes;
    private final BaseMap base;

    TrialController(Country country, Communes communes, BaseMap base) {
        this.country = country;
        this.communes = communes;
        this.base = base;
    }

    /** Question, with what is known of the country. */
    private record Question(CoverageQuery asked, List<TriedPlace> lines) {
        List<ServicePoint> added() {
            return lines.stream()
                    .filter(TriedPlace::counts)
                    .flatMap(line -> Stream.ofNullable(line.servicePoint()))
                    .toList();
        }
    }

    private Question question(MultiValueMap<String, String> address) {
        return new Question(
                CoverageQuery.of(address.toSingleValueMap()),
                TriedPlace.read(
                        address.getOrDefault("lieu", List.of()),
                        address.getOrDefault("rythme", List.of()),
                        address.getOrDefault("jour", List.of()),
                        communes));
    }

    private Optional<Trial> trial(Question question) {
        var added = question.added();
        if (added.isEmpty()) return Optional.empty();
        var all = country.communes();
        return Optional.of(Trial.of(
                all,
                country.servicePoints(question.asked().means(), all),
                added,
                question.asked().km()));
    }

    @GetMapping("/bureau/couverture/essai")
    String trial(@RequestParam MultiValueMap<String, String> address, Model model) {
        var page = page(question(address));
        model.addAttribute("page", page);
        model.addAttribute("base", base);
        return FormAnswer.of(!page.problems().isEmpty(), "coverage/trial");
    }

    private TrialPage page(Question question) {
        var problems = new Problems();
        for (int i = 0; i < question.lines().size(); i++) {
            var problem = question.lines().get(i).problem();
            if (problem != null) problems.add("lieu-" + i, problem);
        }
        var lines = new ArrayList<>(question.lines());
        if (lines.size() < TriedPlace.MOST) lines.add(new TriedPlace("", "", "", "", null, null));
        return new TrialPage(
                question.asked(),
                lines,
                problems,
                question.lines().stream()
                        .filter(line -> line.servicePoint() != null && !line.counts())
                        .map(TriedPlace::inWords)
                        .toList(),
                trial(question).map(trial -> result(question, trial)).orElse(null));
    }

    private static TrialPage.Result result(Question question, Trial trial) {
        return new TrialPage.Result(
                question.lines().stream()
                        .filter(TriedPlace::counts)
                        .map(TriedPlace::inWords)
                        .collect(Collectors.joining(" · ")),
                Words.number(trial.inhabitants()),
                Words.number(trial.nearer().size()),
                Words.number(trial.median()),
                Words.number(Math.round(trial.personKilometres())),
                Words.number(trial.noLongerWhite().size()),
                Words.number(trial.noLongerWhiteInhabitants()),
                rows(trial.nearer()),
                Math.max(0, trial.nearer().size() - SHOWN),
                rows(trial.noLongerWhite()),
                Math.max(0, trial.noLongerWhite().size() - SHOWN),
                trial.unplaced() == 0 ? "" : t("coverage.trial.unplaced", Words.number(trial.unplaced())));
    }

    private static List<TrialPage.Row> rows(List<Change> changes) {
        return changes.stream()
                .limit(SHOWN)
                .map(change -> new TrialPage.Row(
                        change.commune().insee(),
                        change.commune().name() + " (" + change.commune().department() + ")",
                        Words.number(change.commune().population()),
                        CoverageWords.kilometres(change.before()),
                        CoverageWords.kilometres(change.after()),
                        CoverageWords.kilometres(change.gain()),
                        change.noLongerWhite()))
                .toList();
    }

    @GetMapping("/bureau/couverture/essai.csv")
    void table(@RequestParam MultiValueMap<String, String> address, HttpServletResponse response) throws IOException {
        var question = question(address);
        var rows = new ArrayList<List<String>>();
        rows.add(CoverageWords.columns(
                "insee",
                "commune",
                "code",
                "inhabitants",
                "before",
                "after",
                "gain",
                "person-kilometres",
                "no-longer-white"));
        trial(question).stream()
                .flatMap(trial -> Stream.concat(trial.nearer().stream(), trial.noLongerWhite().stream())
                        .distinct())
                .forEach(change -> rows.add(row(change)));

        Spreadsheet.send(response, "essai-" + country.today() + ".csv", rows);
    }

    private static List<String> row(Change change) {
        var before = change.before();
        var after = change.after();
        return List.of(
                change.commune().insee(),
                change.commune().name(),
                change.commune().department(),
                String.valueOf(change.commune().population()),
                before == null ? "" : CoverageWords.plain(before),
                after == null ? "" : CoverageWords.plain(after),
                CoverageWords.plain(change.gain()),
                CoverageWords.plain(change.personKilometres()),
                t(change.noLongerWhite() ? "coverage.yes" : "coverage.no"));
    }

    /** Map of a trial: the points tried, those already around them, the communes whose way becomes shorter. */
    @GetMapping("/bureau/couverture/essai.json")
    ResponseEntity<Map<String, Object>> map(@RequestParam MultiValueMap<String, String> address) {
        var question = question(address);
        var added = question.added();
        var features = new ArrayList<Map<String, Object>>();
        if (added.isEmpty()) return GeoJson.answer(List.of());
        var communesOfAll = country.communes();
        var now = country.servicePoints(question.asked().means(), communesOfAll);
        var trial = Trial.of(communesOfAll, now, added, question.asked().km());
        Stream.concat(trial.noLongerWhite().stream(), trial.nearer().stream())
                .distinct()
                .limit(DRAWN)
                .forEach(change -> feature(change, features));
        now.stream().filter(one -> isAround(one, added)).limit(DRAWN).forEach(one -> feature(one, "there", features));
        added.forEach(one -> feature(one, "tried", features));
        return GeoJson.answer(features);
    }

    private static boolean isAround(ServicePoint one, List<ServicePoint> added) {
        var here = one.spot();
        return here != null
                && added.stream().anyMatch(other -> {
                    var there = other.spot();
                    return there != null
                            && Math.abs(there.latitude() - here.latitude()) < AROUND
                            && Math.abs(there.longitude() - here.longitude()) < 1.5 * AROUND;
                });
    }

    private static void feature(Change change, List<Map<String, Object>> all) {
        var spot = Spot.of(change.commune().latitude(), change.commune().longitude());
        if (spot != null)
            all.add(GeoJson.point(
                    spot.latitude(),
                    spot.longitude(),
                    Map.of(
                            "kind",
                            change.noLongerWhite() ? "freed" : "nearer",
                            "name",
                            t(
                                    "coverage.trial.change",
                                    change.commune().name(),
                                    Words.number(change.commune().population()),
                                    CoverageWords.kilometres(change.gain())))));
    }

    private static void feature(ServicePoint servicePoint, String kind, List<Map<String, Object>> all) {
        var spot = servicePoint.spot();
        if (spot != null)
            all.add(GeoJson.point(
                    spot.latitude(), spot.longitude(), Map.of("kind", kind, "name", servicePoint.name())));
    }
}
