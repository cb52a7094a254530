// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.LocalDays;
import fr.parvis.programmes.domain.CoopAct;
import fr.parvis.programmes.domain.CoopFiles;
import fr.parvis.programmes.papers.CoopTableFile;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import fr.parvis.visits.VisitsAddresses;
import fr.parvis.workshops.WorkshopsAddresses;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The file for La Coop: what is new, what is wrong, files that were made. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class CoopController {
    private static final int ROWS = 10;
    private static final String VIEW = "programmes/coop";
    private static final List<TableFormat> FORMATS = List.of(TableFormat.CSV, TableFormat.XLSX);

    private final CoopFiles files;
    private final CoopTableFile paper;
    private final Accounts accounts;
    private final LocalDays localDays;

    CoopController(CoopFiles files, CoopTableFile paper, Accounts accounts, LocalDays localDays) {
        this.files = files;
        this.paper = paper;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.COOP)
    String show(
            @RequestParam(required = false) @Nullable String du,
            @RequestParam(required = false) @Nullable String au,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var today = files.today();
        var problems = new Problems();
        var from = du == null ? today.minusMonths(1).withDayOfMonth(1) : FormFields.day(du, "du", problems);
        var to = au == null ? today : FormFields.day(au, "au", problems);
        if (from != null && to != null) period(from, to, problems);
        var preview = !problems.isEmpty() || from == null || to == null
                ? new CoopFiles.Preview(0, 0, 0, 0, 0, java.util.Map.of(), List.of())
                : files.preview(from, to);
        var paging = Paging.of(page, preview.faulty().size(), ROWS);
        var made = files.files();
        model.addAttribute(
                "page",
                new CoopPage(
                        from == null ? (du == null ? "" : du) : from.toString(),
                        to == null ? (au == null ? "" : au) : to.toString(),
                        problems,
                        from != null && to != null && to.isBefore(from) ? Addresses.coop(to, from) : null,
                        preview.lines(),
                        Words.number(preview.fresh()),
                        Words.number(preview.corrected()),
                        Words.number(preview.withdrawn()),
                        Words.number(preview.unchanged()),
                        Words.number(preview.refused()),
                        preview.byProblem().entrySet().stream()
                                .map(one -> t(
                                        "programmes.coop.by-problem",
                                        t("programmes.coop.short."
                                                + one.getKey()
                                                        .substring(one.getKey().lastIndexOf('.') + 1)),
                                        n("programmes.coop.acts", one.getValue())))
                                .toList(),
                        paging.of(preview.faulty()).stream()
                                .map(CoopController::row)
                                .toList(),
                        paging.page(),
                        paging.pages(),
                        made.stream().map(this::file).toList(),
                        latest(made.size(), made.isEmpty() ? 1 : made.getLast().number())));
        return problems.isEmpty() ? VIEW : FormAnswer.invalid(VIEW);
    }

    /** Note above the list of files where there are older ones: they are numbered from 1. */
    static @Nullable String latest(int listed, int oldest) {
        return oldest == 1 ? null : t("programmes.coop.latest", listed);
    }

    private static Problems period(LocalDate from, LocalDate to, Problems problems) {
        if (to.isBefore(from)) problems.add("au", t("shell.period.reversed", Words.date(from), Words.date(to)));
        if (ChronoUnit.DAYS.between(from, to) >= CoopFiles.MOST_DAYS) problems.add("au", t("programmes.problem.long"));
        return problems;
    }

    private static CoopPage.Row row(CoopFiles.Faulty one) {
        CoopAct act = one.act();
        return new CoopPage.Row(
                Words.date(act.day()),
                act.title().isEmpty()
                        ? t("programmes.coop.visit", Words.duration(act.minutes()))
                        : t("programmes.coop.workshop", act.title()),
                one.problems().stream().map(Words::t).toList(),
                one.goes(),
                act.session() ? WorkshopsAddresses.WORKSHOPS : VisitsAddresses.history(act.id()));
    }

    private CoopPage.File file(CoopFiles.Made file) {
        return new CoopPage.File(
                t("programmes.coop.file", file.number()),
                t("programmes.period", file.firstDay(), file.lastDay()),
                t(
                        "programmes.coop.made",
                        Words.moment(localDays.local(file.madeAt())),
                        accounts.find(file.madeBy()).map(Accounts.Account::name).orElse("")),
                n("programmes.coop.acts", file.acts()),
                Addresses.file(file.id(), "csv"),
                Addresses.file(file.id(), "xlsx"),
                file.last() ? Addresses.removeFile(file.id()) : "");
    }

    @PostMapping(Addresses.COOP)
    String make(
            @RequestParam(required = false) @Nullable String du,
            @RequestParam(required = false) @Nullable String au,
            Model model) {
        var from = FormFields.day(du);
        var to = FormFields.day(au);
        if (from == null || to == null || !period(from, to, new Problems()).isEmpty())
            return show(du == null ? "" : du, au == null ? "" : au, "1", model);
        var made = files.make(from, to);
        if (made.isEmpty()) Notice.warning(t("programmes.coop.nothing")).onNextPage();
        else
            Notice.success(t("programmes.coop.done"))
                    .withLink(Addresses.file(made.get(), "xlsx"), t("programmes.coop.download"))
                    .onNextPage();
        return "redirect:" + Addresses.coop(from, to);
    }

    @GetMapping(Addresses.COOP_FILE)
    void fetch(@PathVariable UUID id, @PathVariable String format, HttpServletResponse response) throws IOException {
        var kind =
                TableFormat.find(format).filter(FORMATS::contains).orElseThrow(() -> new NotFound("format " + format));
        var file = files.fetch(id).orElseThrow(() -> new NotFound("file for La Coop " + id));
        var name = "la-coop-" + file.number() + "-" + file.firstDay() + "-" + file.lastDay() + "." + format;
        paper.write(id, kind, Download.attachment(name, kind.mediaType()).to(response));
    }

    @PostMapping(Addresses.COOP_REMOVE)
    String remove(@PathVariable UUID id) {
        if (files.remove(id)) Notice.success(t("programmes.coop.removed")).onNextPage();
        else Notice.warning(t("programmes.coop.not-last")).onNextPage();
        return "redirect:" + Addresses.COOP;
    }
}
