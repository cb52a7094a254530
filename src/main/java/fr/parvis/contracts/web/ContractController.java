// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.contracts.ContractReports;
import fr.parvis.contracts.domain.Contract;
import fr.parvis.contracts.domain.Instalment;
import fr.parvis.contracts.domain.KeepContract;
import fr.parvis.contracts.domain.MeasureContract;
import fr.parvis.contracts.domain.ReattributeActs;
import fr.parvis.contracts.domain.ReportDue;
import fr.parvis.contracts.domain.SeeContracts;
import fr.parvis.contracts.domain.SeeContracts.LineProgress;
import fr.parvis.contracts.domain.SeeContracts.Standing;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.Partners;
import fr.parvis.shell.Bar;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One contract: how it is doing, its form, what is paid and reported when, acts that it counts. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class ContractController {
    private static final int ROWS = 25;
    private static final int MOST_WEEKS = 60;

    private final SeeContracts see;
    private final KeepContract keep;
    private final ReattributeActs reattribute;
    private final MeasureContract measure;
    private final List<ContractReports> written;
    private final ContractWords words;
    private final Partners partners;
    private final Points points;
    private final Nomenclature nomenclature;

    ContractController(
            SeeContracts see,
            KeepContract keep,
            ReattributeActs reattribute,
            MeasureContract measure,
            List<ContractReports> written,
            ContractWords words,
            Partners partners,
            Points points,
            Nomenclature nomenclature) {
        this.see = see;
        this.keep = keep;
        this.reattribute = reattribute;
        this.measure = measure;
        this.written = written;
        this.words = words;
        this.partners = partners;
        this.points = points;
        this.nomenclature = nomenclature;
    }

    @GetMapping(Addresses.CONTRACT)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return show(id, who, FilledForm.empty(), model);
    }

    private String show(UUID id, SignedIn who, FilledForm filled, Model model) {
        var it = see.standing(id);
        var contract = it.contract();
        boolean mayKeep = who.may(Right.KEEP_CONTRACTS);
        boolean mayWrite = who.may(Right.WRITE_REPORTS);
        var funder = partners.names(Set.of(contract.partner())).getOrDefault(contract.partner(), "");
        var closed = contract.closedUntil();
        var presence = measure.presence(contract, see.lines(id));
        var chart = it.lines().stream().findFirst().orElse(null);
        model.addAttribute(
                "page",
                new ContractPage(
                        Addresses.contract(id),
                        contract.name(),
                        ContractsController.about(contract, funder)
                                + (contract.reference().isEmpty() ? "" : " · " + contract.reference()),
                        Words.euros(it.amount()),
                        Words.euros(it.due()),
                        presence.minutes() == 0 ? "—" : Words.duration(presence.minutes()),
                        presence.minutes() == 0
                                ? t("contracts.figure.presence.none")
                                : n("contracts.figure.presence.points", presence.points(), presence.until()),
                        presence.minutes() == 0 || it.due() == 0 ? "—" : Words.euros(presence.centsAnHour(it.due())),
                        closed == null ? "" : t("contracts.closed", closed),
                        mayKeep,
                        it.lines().stream().map(line -> line(contract, line)).toList(),
                        see.lines(id).stream()
                                .filter(line -> line.removed())
                                .map(line -> new ContractPage.Removed(
                                        line.name(), Addresses.line(id, line.id()) + "/remettre"))
                                .toList(),
                        chart == null ? "" : chartTitle(chart),
                        chart == null ? List.of() : bars(chart),
                        it.instalments().stream().map(this::instalment).toList(),
                        reports(it),
                        mayWrite
                                ? written.stream()
                                        .flatMap(one -> one.of(id).stream())
                                        .toList()
                                : List.of(),
                        mayWrite
                                ? written.stream()
                                        .map(one -> one.begin(id))
                                        .findFirst()
                                        .orElse("")
                                : "",
                        filled.values(),
                        filled.problems()));
        return "contracts/contract";
    }

    private ContractPage.Line line(Contract contract, LineProgress it) {
        var line = it.line();
        var unit = line.unit();
        var projection = it.projection();
        long due = line.due(it.done());
        return new ContractPage.Line(
                Addresses.line(contract.id(), line.id()),
                line.name(),
                ContractWords.quantity(unit, line.promisedParts()),
                ContractWords.number(unit, it.done()) + " ("
                        + Words.percent((double) it.done() / line.promisedParts(), 0) + ")",
                ContractWords.pace(it.pace()),
                ContractWords.badge(it.pace()),
                see.today().isAfter(contract.lastDay())
                        ? ""
                        : t("contracts.expected-today", ContractWords.number(unit, it.expectedToday())),
                projection == null
                        ? t("contracts.projection.none")
                        : projection.low() == projection.high()
                                ? ContractWords.number(unit, projection.expected())
                                : t(
                                        "contracts.projection",
                                        ContractWords.number(unit, projection.expected()),
                                        ContractWords.number(unit, projection.low()),
                                        ContractWords.number(unit, projection.high())),
                !line.pays() || it.done() == 0 ? "—" : Words.euros(Math.round((double) due * unit.parts() / it.done())),
                line.pays() ? Words.euros(due) : t("contracts.counts-only"),
                Words.duration(it.minutes()),
                line.rules().stream()
                        .map(rule -> t("contracts.rule.from", rule.from()) + " " + words.rule(rule))
                        .toList(),
                Addresses.line(contract.id(), line.id()) + "/retirer");
    }

    private static String chartTitle(LineProgress it) {
        var line = it.line().name();
        return it.weeks().size() > MOST_WEEKS
                ? t("contracts.chart.last", line, MOST_WEEKS)
                : t("contracts.chart", line);
    }

    private static List<Bar> bars(LineProgress it) {
        var weeks = it.weeks();
        return weeks.subList(Math.max(0, weeks.size() - MOST_WEEKS), weeks.size()).stream()
                .map(week -> new Bar(
                        t("contracts.week", Words.date(week.monday())),
                        (double) week.parts() / it.line().unit().parts(),
                        ContractWords.number(it.line().unit(), week.parts())))
                .toList();
    }

    private ContractPage.Part instalment(Instalment it) {
        var base = Addresses.contract(it.contract()) + "/versements/" + it.id();
        var received = it.receivedOn();
        boolean late = received == null && it.dueOn().isBefore(see.today());
        return new ContractPage.Part(
                t("contracts.instalment.said", Words.euros(it.amount()), Words.date(it.dueOn())),
                received != null ? t("contracts.received", received) : t(late ? "contracts.late" : "contracts.awaited"),
                received != null ? "success" : late ? "warning" : "plain",
                received == null ? base + "/recu" : "",
                t("contracts.receive"),
                received == null ? base + "/retirer" : base + "/pas-recu",
                t(received == null ? "contracts.remove" : "contracts.undo"));
    }

    private List<ContractPage.Part> reports(Standing standing) {
        var today = see.today();
        return standing.reports().stream()
                .map(it -> {
                    var base = Addresses.contract(it.contract()) + "/bilans/" + it.id();
                    var sent = it.sentOn();
                    boolean presses = sent == null && !it.dueOn().isAfter(today.plusDays(15));
                    return new ContractPage.Part(
                            t("contracts.report.said", Words.date(it.coversUntil()), Words.date(it.dueOn())),
                            sent != null
                                    ? t("contracts.sent", sent)
                                    : it.dueOn().isBefore(today)
                                            ? t("contracts.late")
                                            : presses ? t("contracts.soon") : t("contracts.awaited"),
                            sent != null ? "success" : presses ? "warning" : "plain",
                            sent == null && !it.coversUntil().isAfter(today) ? base + "/envoye" : "",
                            t("contracts.send"),
                            sent == null ? base + "/retirer" : base + "/pas-envoye",
                            t(sent == null ? "contracts.remove" : "contracts.undo"));
                })
                .toList();
    }

    @GetMapping(Addresses.NEW)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String fresh(Model model) {
        var today = see.today();
        return form(
                null,
                Map.of(
                        "id", Ids.next().toString(),
                        "du", LocalDate.of(today.getYear(), 1, 1).toString(),
                        "au", LocalDate.of(today.getYear(), 12, 31).toString(),
                        "priorite", "10"),
                new Problems(),
                model);
    }

    @GetMapping(Addresses.EDIT)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String edit(@PathVariable UUID id, Model model) {
        var it = see.get(id);
        var sent = new HashMap<String, String>();
        sent.put("id", id.toString());
        sent.put("version", String.valueOf(it.version()));
        sent.put("nom", it.name());
        sent.put("financeur", it.partner().toString());
        sent.put("reference", it.reference());
        sent.put("du", it.firstDay().toString());
        sent.put("au", it.lastDay().toString());
        sent.put("priorite", String.valueOf(it.priority()));
        return form(it, sent, new Problems(), model);
    }

    private String form(@Nullable Contract known, Map<String, String> sent, Problems problems, Model model) {
        var chosen = FormFields.id(sent.get("financeur"));
        var funders = new LinkedHashMap<>(partners.openNames());
        if (chosen != null) partners.names(Set.of(chosen)).forEach(funders::putIfAbsent);
        var options = funders.entrySet().stream()
                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                .toList();
        model.addAttribute(
                "page",
                new ContractFormPage(
                        known == null ? Addresses.CONTRACTS : Addresses.contract(known.id()),
                        known == null ? Addresses.CONTRACTS : Addresses.contract(known.id()),
                        known == null ? t("contracts.new") : known.name(),
                        sent,
                        problems,
                        options));
        return "contracts/form";
    }

    @PostMapping(Addresses.CONTRACTS)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String add(@RequestParam Map<String, String> sent, Model model) {
        return keep(null, sent, model);
    }

    @PostMapping(Addresses.CONTRACT)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String change(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) {
        return keep(see.get(id), sent, model);
    }

    private String keep(@Nullable Contract known, Map<String, String> sent, Model model) {
        var first = FormFields.day(sent.get("du"));
        var last = FormFields.day(sent.get("au"));
        var missing = new Problems();
        if (first == null) missing.add("du", t("contracts.problem.day-missing"));
        if (last == null) missing.add("au", t("contracts.problem.day-missing"));
        if (first == null || last == null) return FormAnswer.invalid(form(known, sent, missing, model));
        return Answers.to(
                keep.keep(new Contract(
                        known != null ? known.id() : FormFields.idOrNew(sent.get("id")),
                        Objects.requireNonNullElse(FormFields.id(sent.get("financeur")), Ids.NIL),
                        FormFields.text(sent, "nom"),
                        FormFields.text(sent, "reference"),
                        first,
                        last,
                        FormFields.number(sent.get("priorite"), 0),
                        null,
                        FormFields.version(sent, "version"))),
                done -> known == null ? Addresses.contract(done) + "/lignes/nouvelle" : Addresses.contract(done),
                "contracts.kept",
                problems -> form(known, sent, problems, model));
    }

    @PostMapping(Addresses.INSTALMENTS)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String addInstalment(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var day = FormFields.day(sent.get("versement-du"));
        var cents = FormFields.cents(sent.get("versement"));
        if (day == null) return FormAnswer.invalid(show(id, who, new FilledForm(sent, missing("versement-du")), model));
        return act(
                id,
                keep.add(new Instalment(Ids.next(), id, day, cents == null ? 0 : cents, null)),
                problems -> show(id, who, new FilledForm(sent, problems), model));
    }

    @PostMapping(Addresses.INSTALMENT)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String instalment(
            @PathVariable UUID id, @PathVariable UUID part, @PathVariable String what, SignedIn who, Model model) {
        var outcome = switch (what) {
            case "recu" -> keep.received(id, part, true);
            case "pas-recu" -> keep.received(id, part, false);
            case "retirer" -> keep.removeInstalment(id, part);
            default -> throw new NotFound("instalment " + what);
        };
        return act(id, outcome, problems -> show(id, who, new FilledForm(Map.of(), problems), model));
    }

    @PostMapping(Addresses.REPORTS)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String addReport(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var due = FormFields.day(sent.get("bilan-du"));
        var covers = FormFields.day(sent.get("bilan-jusqu-au"));
        if (covers == null || due == null) {
            var fields = new ArrayList<String>();
            if (covers == null) fields.add("bilan-jusqu-au");
            if (due == null) fields.add("bilan-du");
            var missing = missing(fields.toArray(String[]::new));
            return FormAnswer.invalid(show(id, who, new FilledForm(sent, missing), model));
        }
        return act(
                id,
                keep.add(new ReportDue(Ids.next(), id, due, covers, null)),
                problems -> show(id, who, new FilledForm(sent, problems), model));
    }

    @PostMapping(Addresses.REPORT)
    @Requires(value = Right.KEEP_CONTRACTS, within = Within.ASSOCIATION)
    String report(
            @PathVariable UUID id, @PathVariable UUID report, @PathVariable String what, SignedIn who, Model model) {
        var outcome = switch (what) {
            case "envoye" -> keep.sent(id, report);
            case "pas-envoye" -> keep.notSent(id, report);
            case "retirer" -> keep.removeReport(id, report);
            default -> throw new NotFound("report " + what);
        };
        reattribute.run();
        return act(id, outcome, problems -> show(id, who, new FilledForm(Map.of(), problems), model));
    }

    private static String act(UUID id, Outcome outcome, Function<Problems, String> again) {
        return Answers.to(outcome, _ -> Addresses.contract(id), "contracts.kept", again);
    }

    /** Problems of a form where these fields say no day. */
    private static Problems missing(String... fields) {
        var problems = new Problems();
        for (var field : fields) problems.add(field, t("contracts.problem.day-missing"));
        return problems;
    }

    /**
     * Question for acts, as an address asks it.
     *
     * @param ligne one line of the contract
     * @param actes {@code payes}: only those that are paid
     */
    record Question(String ligne, String actes) {
        Question {
            ligne = FormFields.given(ligne);
            actes = FormFields.given(actes);
        }

        SeeContracts.ActFilter of(UUID contract) {
            return new SeeContracts.ActFilter(contract, FormFields.id(ligne), actes.equals("payes"));
        }
    }

    @GetMapping(Addresses.ACTS)
    String acts(
            @PathVariable UUID id,
            @ModelAttribute Question question,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var contract = see.get(id);
        var filter = question.of(id);
        var line = filter.line();
        int total = see.countActs(filter);
        var paging = Paging.of(page, total, ROWS);
        var lines = see.lines(id);
        var names = lines.stream().collect(Collectors.toMap(it -> it.id(), it -> it.name()));
        model.addAttribute(
                "page",
                new ActsPage(
                        Addresses.contract(id),
                        contract.name(),
                        n("contracts.acts.count", total),
                        line == null ? "" : line.toString(),
                        lines.stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        filter.paid() ? "payes" : "",
                        List.of(new Option("payes", t("contracts.acts.paid"))),
                        rows(see.acts(filter, ROWS, paging.offset()), names),
                        paging.page(),
                        paging.pages()));
        return "contracts/acts";
    }

    private List<ActsPage.Row> rows(List<SeeContracts.CountedAct> acts, Map<UUID, String> lines) {
        var places = points.ours().stream().collect(Collectors.toMap(Point::id, Point::name));
        return acts.stream()
                .map(it -> new ActsPage.Row(
                        it.parent() == null ? "" : Addresses.act(it.act()),
                        Words.date(it.day()),
                        what(it),
                        place(it, places),
                        lines.getOrDefault(it.line(), ""),
                        Words.duration(it.minutes()),
                        paid(it)))
                .toList();
    }

    private static String place(SeeContracts.CountedAct it, Map<UUID, String> places) {
        return it.point() == null ? "—" : places.getOrDefault(it.point(), "—");
    }

    private static String paid(SeeContracts.CountedAct it) {
        return t(it.paid() ? "contracts.acts.is-paid" : "contracts.acts.is-counted");
    }

    private String what(SeeContracts.CountedAct it) {
        if (it.code().isEmpty()) return t("contracts.acts.gone");
        var list = switch (it.act().kind()) {
            case REQUEST -> CodeList.THEME;
            case ACTIVITY -> CodeList.ACTIVITY;
        };
        return nomenclature.on(it.day()).label(list, it.code(), Words.locale());
    }

    @GetMapping(Addresses.ACTS_FILE)
    void actsFile(
            @PathVariable UUID id,
            @PathVariable String format,
            @ModelAttribute Question question,
            HttpServletResponse response)
            throws IOException {
        see.get(id);
        var names = see.lines(id).stream().collect(Collectors.toMap(it -> it.id(), it -> it.name()));
        var places = points.ours().stream().collect(Collectors.toMap(Point::id, Point::name));
        try (var table = ContractFile.begin(
                format, "convention-actes-" + see.today(), t("contracts.acts"), t("contracts.acts.head"), response)) {
            see.eachAct(question.of(id), it -> {
                try {
                    table.line(List.of(
                            it.day(),
                            what(it),
                            place(it, places),
                            names.getOrDefault(it.line(), ""),
                            (long) it.minutes(),
                            paid(it)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
