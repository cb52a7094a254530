// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.contracts.ContractsAddresses;
import fr.parvis.files.Download;
import fr.parvis.network.LocalDays;
import fr.parvis.reports.domain.ContractOfReport;
import fr.parvis.reports.domain.Report;
import fr.parvis.reports.domain.WriteReports;
import fr.parvis.reports.papers.DrawReport;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.FoldedText;
import fr.parvis.values.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A report: its sections, its files, freezing, the next version. */
@Controller
@Requires(value = Right.WRITE_REPORTS, within = Within.ASSOCIATION)
class OneReportController {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String ODT = "application/vnd.oasis.opendocument.text";
    private static final String ODP = "application/vnd.oasis.opendocument.presentation";

    private final WriteReports reports;
    private final DrawReport draw;
    private final Accounts accounts;
    private final ContractOfReport contracts;
    private final LocalDays localDays;

    OneReportController(
            WriteReports reports, DrawReport draw, Accounts accounts, ContractOfReport contracts, LocalDays localDays) {
        this.reports = reports;
        this.draw = draw;
        this.accounts = accounts;
        this.contracts = contracts;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.REPORT)
    String show(@PathVariable UUID id, @RequestParam(defaultValue = "1") String partie, Model model) {
        var whole = reports.whole(id).orElseThrow(() -> new NotFound("report " + id));
        var report = whole.report();
        var made = whole.model();
        var sections = ShowReport.sections(made);
        var options = new ArrayList<Option>();
        for (int i = 0; i < sections.size(); i++)
            options.add(new Option(Addresses.section(id, i + 1), sections.get(i).title()));
        boolean later = made.version() > 1;
        if (later)
            options.add(
                    new Option(Addresses.section(id, sections.size() + 1), t("reports.changes", made.version() - 1)));
        int shown = Math.clamp(FormFields.number(partie, 1), 1, Math.max(1, options.size()));
        boolean changes = later && shown == options.size();
        var names = accounts.names();
        var frozen = report.frozen();
        model.addAttribute(
                "page",
                new ReportPage(
                        Addresses.of(id),
                        report.title(),
                        made.subtitle(),
                        t("reports.version", report.version()),
                        ReportsController.moment(localDays, made.asOf()),
                        report.revision(),
                        options,
                        Addresses.section(id, shown),
                        changes || sections.isEmpty()
                                ? List.of()
                                : sections.get(shown - 1).blocks().stream()
                                        .map(block -> ShowReport.piece(block, made))
                                        .toList(),
                        changes
                                ? made.changes().stream()
                                        .map(change -> DrawReport.change(change))
                                        .toList()
                                : List.of(),
                        changes
                                ? t(
                                        made.changes().isEmpty() ? "reports.changes.none" : "reports.changes",
                                        made.version() - 1)
                                : "",
                        frozen == null
                                ? ""
                                : t(
                                        "reports.frozen.at",
                                        ReportsController.moment(localDays, frozen.at()),
                                        names.getOrDefault(frozen.by(), t("reports.gone-account"))),
                        frozen == null ? "" : frozen.sha256(),
                        frozen != null && reports.isIntact(report),
                        frozen == null && !report.period().isOver(localDays.today()) ? t("reports.open-period") : "",
                        whole.sendings().stream()
                                .map(one -> new ReportPage.Sent(
                                        t(
                                                "reports.sent.line",
                                                one.address() == null
                                                        ? one.recipient()
                                                        : one.recipient() + " (" + one.address() + ")",
                                                ReportsController.moment(localDays, one.at()),
                                                names.getOrDefault(one.by(), t("reports.gone-account"))),
                                        !one.gone()))
                                .toList(),
                        whole.next() == null ? null : Addresses.of(whole.next()),
                        Stream.of("pdf", "docx", "odt", "odp")
                                .map(format -> new Option(Addresses.file(id, format), t("reports.download." + format)))
                                .toList(),
                        reports.canMail(),
                        onContract(report)));
        return "reports/report";
    }

    private ReportPage.@Nullable OnContract onContract(Report report) {
        var contract = contracts.find(report.id()).orElse(null);
        if (contract == null) return null;
        var until = contracts.closes(report.period(), contract);
        return new ReportPage.OnContract(
                contract.name(),
                ContractsAddresses.contract(contract.id()),
                report.frozen() != null || until == null ? "" : t("reports.contract.closes", Words.date(until)));
    }

    @GetMapping(Addresses.FILE)
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable String format) {
        var report = reports.get(id);
        var name = FoldedText.slug(report.title()) + "." + format;
        if (format.equals("pdf")) return Download.pdf(name).entity(reports.pdf(report));
        var model = reports.model(report);
        var answer = switch (format) {
            case "docx" -> Download.attachment(name, DOCX).entity(draw.docx(model));
            case "odt" -> Download.attachment(name, ODT).entity(draw.odt(model));
            case "odp" -> Download.attachment(name, ODP).entity(draw.odp(model));
            default -> throw new NotFound("format " + format);
        };
        reports.fetched(report, format);
        return answer;
    }

    @PostMapping(Addresses.DELETE)
    String delete(@PathVariable UUID id) {
        if (!reports.delete(id)) throw new NotFound("report " + id);
        Notice.success(t("reports.deleted")).onNextPage();
        return "redirect:" + Addresses.REPORTS;
    }

    @PostMapping(Addresses.FREEZE)
    String freeze(@PathVariable UUID id, @RequestParam Map<String, String> sent) {
        tell(reports.freeze(id, FormFields.number(sent.get("revision"), -1)), t("reports.frozen.done"));
        return "redirect:" + Addresses.of(id);
    }

    @PostMapping(Addresses.RENEW)
    String renew(@PathVariable UUID id) {
        var outcome = reports.renew(id, WriteReports.fresh());
        tell(outcome, t("reports.renewed"));
        return "redirect:" + Addresses.of(outcome instanceof Outcome.Done(var fresh) ? fresh : id);
    }

    private static void tell(Outcome<UUID> outcome, String done) {
        switch (outcome) {
            case Outcome.Done(var _) -> Notice.success(done).onNextPage();
            case Outcome.Refused(var refused) ->
                Notice.danger(t(refused.getFirst())).onNextPage();
            case Outcome.Changed() ->
                Notice.warning(t("reports.problem.changed-meanwhile")).onNextPage();
        }
    }
}
