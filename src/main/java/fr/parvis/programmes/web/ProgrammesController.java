// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.equipment.EquipmentWords;
import fr.parvis.files.Spreadsheet;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.programmes.domain.KeepProgrammes;
import fr.parvis.programmes.domain.Programme;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports of the programmes, and the rules by which acts count for them. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class ProgrammesController {
    private static final String VIEW = "programmes/programmes";
    private static final int MOST_ROWS = 12;

    private final KeepProgrammes programmes;
    private final Accounts accounts;
    private final Points points;
    private final Nomenclature nomenclature;

    ProgrammesController(KeepProgrammes programmes, Accounts accounts, Points points, Nomenclature nomenclature) {
        this.programmes = programmes;
        this.accounts = accounts;
        this.points = points;
        this.nomenclature = nomenclature;
    }

    @GetMapping(Addresses.PROGRAMMES)
    String show(@RequestParam Map<String, String> address, Model model) {
        var sent = Map.of(
                "id",
                KeepProgrammes.fresh().toString(),
                "du",
                programmes.today().toString());
        return show(address, sent, new Problems(), model);
    }

    private String show(Map<String, String> address, Map<String, String> sent, Problems ruleProblems, Model model) {
        var today = programmes.today();
        var programme = Programme.find(address.getOrDefault("programme", "")).orElse(Programme.CONSEILLER_NUMERIQUE);
        var problems = new Problems();
        var from =
                address.containsKey("du") ? FormFields.day(address.get("du"), "du", problems) : today.withDayOfYear(1);
        var to = address.containsKey("au") ? FormFields.day(address.get("au"), "au", problems) : today;
        String swap = null;
        if (from != null && to != null && to.isBefore(from)) {
            problems.add("au", t("shell.period.reversed", Words.date(from), Words.date(to)));
            swap = Addresses.programme(programme, to, from);
        }
        var shownFrom = from != null && problems.isEmpty() ? from : today;
        var shownTo = to != null && problems.isEmpty() ? to : today;
        var report = programmes.report(programme, shownFrom, shownTo);
        var vouchers = report.vouchers();
        var handed = report.handed();
        var team = accounts.list(Asking.association());
        var names = team.stream().collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        model.addAttribute(
                "page",
                new ProgrammesPage(
                        ProgrammeWords.options(),
                        programme.key(),
                        from == null ? address.getOrDefault("du", "") : from.toString(),
                        to == null ? address.getOrDefault("au", "") : to.toString(),
                        problems,
                        swap,
                        Words.number(report.visits().acts()),
                        Words.number(report.visits().persons()),
                        Words.duration(report.visits().minutes()),
                        Words.number(report.sessions().acts()),
                        Words.number(report.sessions().persons()),
                        Words.duration(report.sessions().minutes()),
                        vouchers == null ? null : Words.number(vouchers.taken()),
                        vouchers == null ? "" : Words.n("programmes.vouchers.asked", vouchers.asked()),
                        handed.all() == 0 && programme != Programme.EMMAUS_CONNECT ? null : Words.number(handed.all()),
                        t("programmes.equipment.how", handed.lent(), handed.given(), handed.sold()),
                        report.equipment().stream()
                                .map(one -> new ProgrammesPage.Device(
                                        EquipmentWords.kind(one.kind()),
                                        Words.number(one.lent()),
                                        Words.number(one.given()),
                                        Words.number(one.sold())))
                                .toList(),
                        report.themes().stream()
                                .map(line -> new ProgrammesPage.Row(
                                        theme(line.code(), shownTo),
                                        Words.number(line.acts()),
                                        "",
                                        Words.duration(line.minutes())))
                                .limit(MOST_ROWS)
                                .toList(),
                        report.workshops().stream()
                                .map(line -> new ProgrammesPage.Row(
                                        line.code(),
                                        Words.number(line.acts()),
                                        Words.number(line.persons()),
                                        Words.duration(line.minutes())))
                                .limit(MOST_ROWS)
                                .toList(),
                        cut(report.themes()),
                        cut(report.workshops()),
                        Addresses.report(programme, shownFrom, shownTo),
                        programmes.rules().stream()
                                .map(rule -> new ProgrammesPage.Rule(
                                        ProgrammeWords.name(rule.programme()),
                                        rule.account() != null
                                                ? names.getOrDefault(rule.account(), t("programmes.gone"))
                                                : points.name(Objects.requireNonNull(rule.point()))
                                                        .orElse(t("programmes.gone")),
                                        rule.lastDay() == null
                                                ? t("programmes.since", rule.firstDay())
                                                : t("programmes.period", rule.firstDay(), rule.lastDay()),
                                        Addresses.removeRule(rule.id())))
                                .toList(),
                        team.stream()
                                .filter(Accounts.Account::active)
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList(),
                        points.list(Asking.association()).stream()
                                .filter(point -> point.openOn(today))
                                .map(point -> new Option(point.id().toString(), point.name()))
                                .toList(),
                        sent,
                        ruleProblems));
        return FormAnswer.of(!problems.isEmpty() || !ruleProblems.isEmpty(), VIEW);
    }

    /** Note of a table that does not show all of its rows. */
    private static @Nullable String cut(List<KeepProgrammes.Line> lines) {
        return lines.size() <= MOST_ROWS ? null : t("programmes.first", MOST_ROWS, lines.size());
    }

    private String theme(String code, LocalDate on) {
        return nomenclature.on(on).label(CodeList.THEME, code);
    }

    @GetMapping(Addresses.REPORT_FILE)
    void file(@RequestParam Map<String, String> address, HttpServletResponse response) throws IOException {
        var programme =
                Programme.find(address.getOrDefault("programme", "")).orElseThrow(() -> new NotFound("programme"));
        var from = FormFields.day(address.get("du"));
        var to = FormFields.day(address.get("au"));
        if (from == null || to == null || to.isBefore(from)) throw new NotFound("period of a report");
        var report = programmes.report(programme, from, to);
        var rows = ReportFile.rows(programme, from, to, report, code -> theme(code, to));
        Spreadsheet.send(response, programme.key() + "-" + from + "-" + to + ".csv", rows);
    }

    @PostMapping(Addresses.RULES)
    String add(@RequestParam Map<String, String> sent, Model model) {
        var id = FormFields.id(sent.get("id"));
        var last = FormFields.text(sent, "au");
        var outcome = programmes.add(new KeepProgrammes.Command(
                id == null ? KeepProgrammes.fresh() : id,
                Programme.find(FormFields.text(sent, "programme")).orElse(null),
                FormFields.id(sent.get("compte")),
                FormFields.id(sent.get("point")),
                FormFields.day(sent.get("du")),
                FormFields.day(last),
                last.isEmpty() || FormFields.day(last) != null));
        if (outcome instanceof Outcome.Refused(var problems))
            return show(Map.of(), sent, new Problems().addAll(problems), model);
        Notice.success(t("programmes.rule.kept")).onNextPage();
        return "redirect:" + Addresses.PROGRAMMES;
    }

    @PostMapping(Addresses.RULE_REMOVE)
    String remove(@PathVariable UUID id) {
        if (!programmes.remove(id)) throw new NotFound("rule " + id);
        Notice.success(t("programmes.rule.removed")).onNextPage();
        return "redirect:" + Addresses.PROGRAMMES;
    }
}
