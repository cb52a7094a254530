// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.energy.domain.explain.Explanation;
import fr.parvis.energy.domain.funds.Funds;
import fr.parvis.files.Download;
import fr.parvis.files.TaggedPdf;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A bill and a meter explained, one question after the other. The answers stand in the address and say nothing of anybody. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class ExplainController {
    static final String ADDRESS = EnergyController.ADDRESS + "/comprendre";

    private final Explanation explanation;
    private final Nomenclature nomenclature;
    private final Funds clock;
    private final TaggedPdf pdf;

    ExplainController(Explanation explanation, Nomenclature nomenclature, Funds clock, TaggedPdf pdf) {
        this.explanation = explanation;
        this.nomenclature = nomenclature;
        this.clock = clock;
        this.pdf = pdf;
    }

    /** @param r the answers so far, parted by points */
    @GetMapping(ADDRESS)
    String ask(@RequestParam(defaultValue = "") String r, Model model) {
        model.addAttribute("page", page(explanation.follow(answers(r))));
        return "energy/explain";
    }

    /** Result of the answers on one page to take home, in French; redirects to the next question before the last one. */
    @GetMapping(ADDRESS + "/fiche.pdf")
    ResponseEntity<byte[]> sheet(@RequestParam(defaultValue = "") String r) {
        var path = explanation.follow(answers(r));
        if (!path.at().ends())
            return ResponseEntity.status(302)
                    .header("Location", ADDRESS + "?r=" + said(path.answered()))
                    .build();
        var drawn = Words.in(Words.FRENCH)
                .call(() -> pdf.of(
                        "energy/explain-sheet.jte",
                        Map.of("page", page(path), "today", Words.longDate(clock.today()))));
        return Download.pdf("facture-compteur.pdf").entity(drawn);
    }

    private static List<String> answers(String r) {
        return Stream.of(r.split("\\."))
                .limit(20)
                .filter(answer -> !answer.isEmpty())
                .toList();
    }

    private static String said(List<Explanation.Answered> answered) {
        return String.join(
                ".", answered.stream().map(Explanation.Answered::answer).toList());
    }

    private ExplainPage page(Explanation.Path path) {
        var at = path.at();
        var so = said(path.answered());
        var way = new ArrayList<ExplainPage.Answered>();
        for (int i = 0; i < path.answered().size(); i++) {
            var one = path.answered().get(i);
            way.add(new ExplainPage.Answered(
                    word(one.step(), values(path.answered().get(i).step())),
                    Words.t(key(one.step()) + ".answer." + one.answer()),
                    ADDRESS + "?r=" + said(path.answered().subList(0, i))));
        }
        var values = at.settings().stream().map(Explanation.Setting::value).toArray();
        return new ExplainPage(
                way,
                word(at.name(), values),
                Words.has(key(at.name()) + ".hint") ? Words.t(key(at.name()) + ".hint") : "",
                at.answers().stream()
                        .map(answer -> new ExplainPage.Answer(
                                Words.t(key(at.name()) + ".answer." + answer, values),
                                ADDRESS + "?r=" + (so.isEmpty() ? answer : so + "." + answer)))
                        .toList(),
                at.ends() ? end(at, values, so, path) : null,
                way.isEmpty() ? EnergyController.ADDRESS : way.getLast().again());
    }

    private Object[] values(String step) {
        return explanation.steps().stream()
                .filter(one -> one.name().equals(step))
                .flatMap(one -> one.settings().stream())
                .map(Explanation.Setting::value)
                .toArray();
    }

    private ExplainPage.End end(Explanation.Step at, Object[] values, String so, Explanation.Path path) {
        var todo = new ArrayList<String>();
        for (int i = 1; Words.has(key(at.name()) + ".do." + i); i++)
            todo.add(Words.t(key(at.name()) + ".do." + i, values));
        var catalogue = nomenclature.on(clock.today());
        var theme = theme(at, path);
        boolean known = catalogue.isUsable(CodeList.THEME, theme);
        return new ExplainPage.End(
                Words.t(key(at.name()) + ".text", values),
                todo,
                Words.t("energy.explain.doer." + Objects.requireNonNull(at.doer())),
                at.settings().stream()
                        .map(setting -> Words.t(
                                "energy.explain.source",
                                Words.t("energy.explain.setting." + setting.name(), setting.value()),
                                setting.source(),
                                setting.readOn()))
                        .toList(),
                ADDRESS + "/fiche.pdf?r=" + so,
                known ? catalogue.brief(CodeList.THEME, theme) : "",
                known ? VisitsAddresses.DESK + "?theme=" + theme : VisitsAddresses.DESK);
    }

    /** Theme under which such a request is recorded, by the first answer. */
    private static String theme(Explanation.Step at, Explanation.Path path) {
        if (at.name().startsWith("option") || at.name().equals("power")) return "energy-power";
        return switch (path.answered().getFirst().answer()) {
            case "contract" -> "energy-contract";
            case "meter" -> "energy-meter";
            default -> "energy-bill";
        };
    }

    private static String word(String step, Object... values) {
        return Words.t(key(step), values);
    }

    private static String key(String step) {
        return "energy.explain." + step;
    }
}
