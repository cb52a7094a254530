// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.reports.domain.Report;
import fr.parvis.reports.domain.Template;
import fr.parvis.reports.domain.WriteReports;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a report that is still written: its title, its texts, the parts that it shows. */
@Controller
@Requires(value = Right.WRITE_REPORTS, within = Within.ASSOCIATION)
class ReportTextController {
    private final WriteReports reports;

    ReportTextController(WriteReports reports) {
        this.reports = reports;
    }

    private static final String TEXT = "texte-";

    @GetMapping(Addresses.EDIT)
    String edit(@PathVariable UUID id, Model model) {
        var report = reports.get(id);
        if (report.frozen() != null) return "redirect:" + Addresses.of(id);
        model.addAttribute("page", form(report, report.revision(), null, new Problems()));
        return "reports/edit";
    }

    /** @param sent values typed; null for those that are kept */
    private EditPage form(
            Report report, int revision, @Nullable MultiValueMap<String, String> sent, Problems problems) {
        var names = reports.figures(report);
        return new EditPage(
                Addresses.of(report.id()),
                Addresses.edit(report.id()),
                sent == null ? report.title() : FormFields.text(sent, "titre"),
                revision,
                reports.template(report).parts().stream()
                        .map(part -> part(part, report, sent))
                        .toList(),
                names,
                names.isEmpty() ? "" : names.getFirst(),
                problems);
    }

    private static EditPage.Part part(Template.Part part, Report report, @Nullable MultiValueMap<String, String> sent) {
        boolean shown = sent == null
                ? !report.leftOut().contains(part.id())
                : sent.getOrDefault("montre", List.of()).contains(part.id());
        return switch (part) {
            case Template.Title title -> new EditPage.Part(part.id(), title.text(), true, shown, false, "", "");
            case Template.Text text ->
                new EditPage.Part(
                        part.id(),
                        t("reports.edit.part.text"),
                        false,
                        shown,
                        true,
                        typed(part, report, sent, text.text()),
                        "");
            case Template.Quote quote ->
                new EditPage.Part(
                        part.id(),
                        quote.caption(),
                        false,
                        shown,
                        true,
                        typed(part, report, sent, ""),
                        t("reports.edit.quote"));
            case Template.Indicators _ ->
                new EditPage.Part(part.id(), t("reports.block.indicators"), false, shown, false, "", "");
            case Template.Table table -> new EditPage.Part(part.id(), table.caption(), false, shown, false, "", "");
            case Template.Chart chart -> new EditPage.Part(part.id(), chart.caption(), false, shown, false, "", "");
            case Template.Points points -> new EditPage.Part(part.id(), points.caption(), false, shown, false, "", "");
        };
    }

    private static String typed(
            Template.Part part, Report report, @Nullable MultiValueMap<String, String> sent, String proposed) {
        return sent == null
                ? report.texts().getOrDefault(part.id(), proposed)
                : FormFields.lines(sent, TEXT + part.id());
    }

    @PostMapping(Addresses.EDIT)
    String write(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var report = reports.get(id);
        var texts = new HashMap<String, String>();
        for (var part : reports.template(report).parts())
            if (sent.containsKey(TEXT + part.id())) texts.put(part.id(), FormFields.lines(sent, TEXT + part.id()));
        int revision = FormFields.number(FormFields.text(sent, "revision"), -1);
        return switch (reports.write(new WriteReports.Write(
                id,
                revision,
                FormFields.text(sent, "titre"),
                texts,
                new HashSet<>(sent.getOrDefault("montre", List.of()))))) {
            case Outcome.Done(var _) -> {
                Notice.success(t("reports.saved")).onNextPage();
                yield "redirect:" + Addresses.of(id);
            }
            case Outcome.Refused(var refused) -> {
                var problems = new Problems().addAll(refused);
                model.addAttribute("page", form(report, revision, sent, problems));
                yield FormAnswer.invalid("reports/edit");
            }
            case Outcome.Changed() -> {
                var problems = new Problems().stale(t("reports.problem.changed"));
                model.addAttribute("page", form(report, report.revision(), sent, problems));
                yield FormAnswer.stale("reports/edit");
            }
        };
    }
}
