// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.reports.domain.ContractOfReport;
import fr.parvis.reports.domain.Report;
import fr.parvis.reports.domain.ReportExtents;
import fr.parvis.reports.domain.ReportPeriod;
import fr.parvis.reports.domain.ReportTemplates;
import fr.parvis.reports.domain.ReportWords;
import fr.parvis.reports.domain.WriteReports;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The association's reports, and making one. */
@Controller
@Requires(value = Right.WRITE_REPORTS, within = Within.ASSOCIATION)
class ReportsController {
    private static final int PAGE = 20;
    private static final int QUARTERS = 9;
    private static final int YEARS = 4;

    private final WriteReports reports;
    private final ReportTemplates templates;
    private final ReportExtents extents;
    private final ReportWords words;
    private final Nomenclature nomenclature;
    private final Accounts accounts;
    private final ContractOfReport contracts;
    private final LocalDays localDays;

    ReportsController(
            WriteReports reports,
            ReportTemplates templates,
            ReportExtents extents,
            ReportWords words,
            Nomenclature nomenclature,
            Accounts accounts,
            ContractOfReport contracts,
            LocalDays localDays) {
        this.reports = reports;
        this.templates = templates;
        this.extents = extents;
        this.words = words;
        this.nomenclature = nomenclature;
        this.accounts = accounts;
        this.contracts = contracts;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.REPORTS)
    String list(@RequestParam Map<String, String> address, Model model) {
        var paging = Paging.of(address.get("page"), reports.count(), PAGE);
        var names = accounts.names();
        model.addAttribute(
                "page",
                new ReportsPage(
                        reports.list(PAGE, paging.offset()).stream()
                                .map(one -> line(one, names))
                                .toList(),
                        paging,
                        page -> Addresses.REPORTS + "?page=" + page,
                        Addresses.NEW));
        return "reports/reports";
    }

    private ReportsPage.Line line(Report it, Map<UUID, String> names) {
        boolean frozen = it.frozen() != null;
        return new ReportsPage.Line(
                Addresses.of(it.id()),
                it.title(),
                t("reports.version", it.version()),
                t(
                        "reports.made.by",
                        localDays.day(it.madeAt()),
                        names.getOrDefault(it.madeBy(), t("reports.gone-account"))),
                t(frozen ? "reports.state.frozen" : "reports.state.draft"),
                frozen ? "success" : "act");
    }

    @GetMapping(Addresses.NEW)
    String create(@RequestParam(defaultValue = "") String convention, Model model) {
        var sent = new HashMap<String, String>();
        sent.put("convention", convention);
        sent.put("id", WriteReports.fresh().toString());
        sent.put("modele", templates.list().getFirst().key());
        sent.put("periode", ReportPeriod.quarterOf(localDays.today()).before().key());
        sent.put("etendue", ReportExtents.ASSOCIATION);
        return create(sent, new Problems(), model);
    }

    private String create(Map<String, String> sent, Problems problems, Model model) {
        model.addAttribute(
                "page",
                new NewReportPage(
                        Addresses.NEW,
                        Addresses.REPORTS,
                        templates.list().stream()
                                .map(one -> new NewReportPage.Template(one.key(), one.title(), one.lead()))
                                .toList(),
                        periods(),
                        extents.list().stream().map(ReportsController::option).toList(),
                        nomenclature.on(localDays.today()).options(CodeList.OPERATOR),
                        contracts.list().stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        sent,
                        problems));
        return FormAnswer.of(!problems.isEmpty(), "reports/new");
    }

    private static Option option(ReportExtents.Chosen extent) {
        return new Option(
                extent.key(),
                switch (extent.kind()) {
                    case ASSOCIATION -> t("reports.extent.association");
                    case LABEL -> t("reports.extent.label", t("reports.label." + extent.name()));
                    case DEPARTMENT -> t("reports.extent.department", extent.name());
                    case COMMUNE -> t("reports.extent.commune", extent.name());
                    case POINT -> t("reports.extent.point", extent.name());
                });
    }

    /** Quarters and years that have begun, the latest first; the last quarter that is over is chosen. */
    private List<Option> periods() {
        var periods = new ArrayList<Option>();
        var quarter = ReportPeriod.quarterOf(localDays.today());
        for (int i = 0; i < QUARTERS; i++) {
            periods.add(new Option(quarter.key(), words.period(quarter)));
            quarter = quarter.before();
        }
        for (int i = 0; i < YEARS; i++) {
            var year = new ReportPeriod(localDays.today().getYear() - i, 0);
            periods.add(new Option(year.key(), words.period(year)));
        }
        return periods;
    }

    @PostMapping(Addresses.NEW)
    String make(@RequestParam Map<String, String> sent, Model model) {
        var id = FormFields.id(sent.get("id"));
        var outcome = reports.make(new WriteReports.Make(
                id == null ? WriteReports.fresh() : id,
                FormFields.text(sent, "modele"),
                FormFields.text(sent, "periode"),
                FormFields.text(sent, "etendue"),
                FormFields.text(sent, "operateur"),
                contract(FormFields.text(sent, "convention"))));
        return switch (outcome) {
            case Outcome.Done(var report) -> {
                Notice.success(t("reports.made.done")).onNextPage();
                yield "redirect:" + Addresses.of(report);
            }
            case Outcome.Refused(var refused) -> create(sent, new Problems().addAll(refused), model);
            case Outcome.Changed() -> "redirect:" + Addresses.REPORTS;
        };
    }

    /** Something that is no identifier is the contract of nobody. */
    private static @Nullable UUID contract(String sent) {
        if (sent.isEmpty()) return null;
        var id = FormFields.id(sent);
        return id == null ? Ids.NIL : id;
    }

    static String moment(LocalDays localDays, java.time.Instant at) {
        return Words.moment(localDays.local(at));
    }
}
