// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.reports.domain.Report;
import fr.parvis.reports.domain.WriteReports;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.values.Outcome;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sending a frozen report by mail. */
@Controller
@Requires(value = Right.WRITE_REPORTS, within = Within.ASSOCIATION)
class SendReportController {
    private final WriteReports reports;

    SendReportController(WriteReports reports) {
        this.reports = reports;
    }

    @GetMapping(Addresses.SEND)
    String send(@PathVariable UUID id, Model model) {
        var report = reports.get(id);
        if (report.frozen() == null) return "redirect:" + Addresses.of(id);
        return send(report, Map.of("id", WriteReports.fresh().toString()), new Problems(), model);
    }

    private String send(Report report, Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new SendReportPage(
                        Addresses.of(report.id()),
                        Addresses.send(report.id()),
                        report.title(),
                        reports.canMail(),
                        sent,
                        problems));
        return FormAnswer.of(!problems.isEmpty(), "reports/send");
    }

    @PostMapping(Addresses.SEND)
    String send(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        var report = reports.get(id);
        var mail = FormFields.id(sent.get("id"));
        var outcome = reports.send(new WriteReports.Send(
                mail == null ? WriteReports.fresh() : mail,
                id,
                FormFields.text(sent, "destinataire"),
                FormFields.text(sent, "adresse"),
                FormFields.lines(sent, "message")));
        if (outcome instanceof Outcome.Refused(var problems))
            return send(report, sent, new Problems().addAll(problems), model);
        Notice.success(t("reports.sent.done")).onNextPage();
        return "redirect:" + Addresses.of(id);
    }
}
