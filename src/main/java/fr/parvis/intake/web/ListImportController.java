// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.arrangements.ArrangementsWords;
import fr.parvis.arrangements.ListField;
import fr.parvis.cases.CasesAddresses;
import fr.parvis.intake.domain.HeadingRule;
import fr.parvis.intake.domain.ImportList;
import fr.parvis.intake.domain.LineError;
import fr.parvis.intake.domain.ReadList;
import fr.parvis.intake.domain.Reading;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.intake.domain.RefusedLines;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.intake.domain.WaitingFiles.WaitingFile;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Entries;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.Lists;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.StreamedForm;
import fr.parvis.shell.StreamedRoute;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Imports lists: choose a file, see its preview and its columns, import it, download the refused lines. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ListImportController {
    static final String RECEIVED = "/listes/recues";
    static final String RECEPTION = "/listes/reception";
    private static final String UUID_OF = "/{id:[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+-[0-9a-f]+}";
    private static final int ON_A_PAGE = 20;
    private static final int SHOWN = 200;
    private static final int ALL = 1_000_000;

    /** Bytes allowed for a form besides its file. */
    private static final long AROUND = 100_000;

    private final Arrangements arrangements;
    private final ReadList read;
    private final ImportList take;
    private final WaitingFiles files;
    private final Lists lists;
    private final RefusedLines refusedLines;
    private final Entries entries;
    private final Accounts accounts;
    private final LocalDays localDays;

    ListImportController(
            Arrangements arrangements,
            ReadList read,
            ImportList take,
            WaitingFiles files,
            Lists lists,
            RefusedLines refusedLines,
            Entries entries,
            Accounts accounts,
            LocalDays localDays) {
        this.arrangements = arrangements;
        this.read = read;
        this.take = take;
        this.files = files;
        this.lists = lists;
        this.refusedLines = refusedLines;
        this.entries = entries;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @Configuration(proxyBeanMethods = false)
    static class Streamed {
        @Bean
        HelpTopics intakeHelp() {
            return new HelpTopics(Map.of(
                    RECEIVED, "12-listes-partenaires#recevoir",
                    RECEPTION, "12-listes-partenaires#recevoir"));
        }

        @Bean
        StreamedRoute listsHandedIn() {
            return new StreamedRoute(RECEPTION);
        }
    }

    // --- what came in

    @GetMapping(RECEIVED)
    String received(@RequestParam(defaultValue = "1") String page, SignedIn who, Model model) {

        int total = lists.count();
        var paging = Paging.of(page, total, ON_A_PAGE);
        boolean keeps = who.may(Right.KEEP_LISTS);
        var shown = lists.list(ON_A_PAGE, paging.offset());
        var arranged = arrangements.list().stream().collect(Collectors.toMap(Arrangement::id, Arrangement::name));
        var receivers =
                shown.stream().flatMap(it -> Stream.ofNullable(it.receivedBy())).collect(Collectors.toSet());
        var names = accounts.find(receivers).stream()
                .collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        model.addAttribute(
                "page",
                new ListImportPage.Lists(
                        files.waiting().stream()
                                .filter(file -> keeps || who.account().equals(file.by()))
                                .map(file -> waiting(file, arranged))
                                .toList(),
                        keeps ? aside(arranged) : List.of(),
                        shown.stream().map(it -> row(it, arranged, names)).toList(),
                        total,
                        paging.page(),
                        paging.pages(),
                        keeps,
                        !running().isEmpty(),
                        entries.unplaced()));
        return "intake/received";
    }

    private ListImportPage.Waiting waiting(WaitingFile file, Map<UUID, String> arranged) {
        return new ListImportPage.Waiting(
                RECEPTION + "/" + file.id(),
                file.fileName(),
                arranged.getOrDefault(file.arrangement(), "") + " · " + t("intake.way." + file.way()) + " · "
                        + moment(file.at()));
    }

    private List<ListImportPage.Aside> aside(Map<UUID, String> arranged) {
        return files.setAside().stream()
                .map(file -> new ListImportPage.Aside(
                        file.fileName(),
                        arranged.getOrDefault(file.arrangement(), "") + " · " + moment(file.at()),
                        Words.t(file.why().problem())))
                .toList();
    }

    private static ListImportPage.Row row(ImportedList it, Map<UUID, String> arranged, Map<UUID, String> accounts) {
        var by = it.receivedBy();
        return new ListImportPage.Row(
                RECEIVED + "/" + it.id(),
                Words.longDate(it.receivedOn()),
                arranged.getOrDefault(it.arrangement(), ""),
                it.fileName() + " · " + t("intake.way." + it.way())
                        + (by == null || !accounts.containsKey(by) ? "" : " · " + accounts.get(by)),
                n("intake.count.taken", it.taken()) + ", " + n("intake.count.renewed", it.renewed()),
                it.refused());
    }

    private String by(@Nullable UUID account) {
        if (account == null) return "";
        return accounts.find(account)
                .map(Accounts.Account::name)
                .map(name -> " · " + name)
                .orElse("");
    }

    private String name(UUID arrangement) {
        return arrangements.find(arrangement).map(Arrangement::name).orElse("");
    }

    private String moment(Instant at) {
        var local = localDays.local(at);
        return Words.date(local.toLocalDate()) + " " + Words.time(local.toLocalTime());
    }

    private List<Arrangement> running() {
        return arrangements.list().stream()
                .filter(it -> it.runsOn(arrangements.today()))
                .toList();
    }

    // --- a file is chosen

    @GetMapping(RECEPTION)
    String choose(@RequestParam(defaultValue = "") String accord, Model model) {

        return choice(model, accord, new Problems());
    }

    private String choice(Model model, String chosen, Problems problems) {
        var running = running();
        model.addAttribute(
                "page",
                new ListImportPage.Choice(
                        problems,
                        running.stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        running.size() == 1 ? running.getFirst().id().toString() : chosen,
                        (int) (read.mostBytes() / 1_000_000),
                        read.mostLines()));
        return "intake/receive";
    }

    private record Sent(String arrangement, String fileName, byte @Nullable [] file, boolean heavy) {}

    @PostMapping(RECEPTION)
    String look(HttpServletRequest request, SignedIn who, Model model) throws IOException {

        var sent = sent(request);

        var problems = new Problems();
        var chosen = FormFields.id(sent.arrangement());
        var arrangement = running().stream()
                .filter(it -> it.id().equals(chosen))
                .findFirst()
                .orElse(null);
        if (arrangement == null) problems.add("accord", t("intake.problem.arrangement"));
        var file = sent.file();
        if (sent.heavy()) problems.add("fichier", said(read.tooHeavy()));
        else if (file == null) problems.add("fichier", t("intake.problem.file"));
        if (arrangement != null && file != null && problems.isEmpty()) {
            var before = take.already(arrangement, file);
            if (before.isPresent()) {
                Notice.warning(t("intake.already", before.get().receivedOn())).onNextPage();
                return "redirect:" + RECEIVED + "/" + before.get().id();
            }
            if (read.handle(arrangement, file) instanceof Reading.NotReadable refused)
                problems.add("fichier", said(refused));
        }
        if (problems.isEmpty() && arrangement != null && file != null) {
            var id = files.keep(arrangement, new ReceivedFile("upload", sent.fileName(), file, who.account()));
            return "redirect:" + RECEPTION + "/" + id;
        }
        return FormAnswer.with(
                sent.heavy() ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT,
                choice(model, sent.arrangement(), problems));
    }

    private static String said(Reading.NotReadable refused) {
        return Words.t(refused.problem().problem());
    }

    /** No more of a file is taken than a list may weigh. */
    private Sent sent(HttpServletRequest request) throws IOException {
        boolean heavy = StreamedForm.saysMoreThan(request, read.mostBytes() + AROUND);
        var form = StreamedForm.of(request);
        var arrangement = "";
        var fileName = "";
        byte[] file = null;
        for (var part = form.next(); part != null; part = form.next())
            switch (part) {
                case StreamedForm.Part.Field(var name, var text) -> {
                    if (name.equals("accord")) arrangement = text;
                }
                case StreamedForm.Part.File(var name, var sentName, var bytes) -> {
                    if (heavy) {
                        StreamedForm.readAway(request);
                        return new Sent(arrangement, sentName, null, true);
                    }
                    var some = bytes.readNBytes((int) read.mostBytes() + 1);
                    fileName = sentName;
                    if (some.length > read.mostBytes()) heavy = true;
                    else if (some.length > 0 || !sentName.isEmpty()) file = some;
                }
            }
        return new Sent(arrangement, fileName, heavy ? null : file, heavy);
    }

    // --- what it would do

    @GetMapping(RECEPTION + UUID_OF)
    String preview(@PathVariable UUID id, SignedIn who, Model model) {
        var file = get(id, who);
        return preview(file, who, new Columns(Map.of(), new Problems()), model);
    }

    private WaitingFile get(UUID id, SignedIn who) {

        // a file is open to accounts that keep lists, and to the one that uploaded it
        return files.find(id)
                .filter(file -> who.may(Right.KEEP_LISTS) || who.account().equals(file.by()))
                .orElseThrow(() -> new NotFound("file " + id));
    }

    private Arrangement arrangement(WaitingFile file) {
        return arrangements.find(file.arrangement()).orElseThrow(() -> new NotFound("arrangement"));
    }

    /** Columns that somebody chose for the fields, and what is wrong with them. */
    private record Columns(Map<ListField, String> chosen, Problems problems) {}

    private String preview(WaitingFile file, SignedIn who, Columns columns, Model model) {
        model.addAttribute("page", preview(file, who, columns));
        return "intake/preview";
    }

    private ListImportPage.Preview preview(WaitingFile file, SignedIn who, Columns columns) {
        var arrangement = arrangement(file);
        return switch (read.handle(arrangement, files.look(file.id()))) {
            case Reading.NotReadable refused -> unreadable(file, arrangement, said(refused));
            case Reading.Lines lines -> {
                var plan = take.plan(arrangement, lines);
                var errors =
                        lines.mapping().isEmpty() || !lines.missing().isEmpty() ? List.<LineError>of() : lines.errors();
                boolean follows = who.may(Right.FOLLOW_PEOPLE);
                yield new ListImportPage.Preview(
                        file.id().toString(),
                        file.fileName(),
                        arrangement.name(),
                        nothing(arrangement, lines),
                        plan.fresh(),
                        plan.renewed(),
                        plan.followed().size(),
                        plan.objected(),
                        plan.refused(),
                        columns(
                                arrangement,
                                columns.chosen.isEmpty() ? lines.mapping() : columns.chosen,
                                columns.problems),
                        headings(lines),
                        lines.notKept(),
                        errors.stream().limit(SHOWN).map(error -> remark(error)).toList(),
                        errors.size(),
                        plan.followed().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .limit(SHOWN)
                                .map(each -> new ListImportPage.Followed(
                                        t("intake.line", each.getKey()),
                                        follows ? CasesAddresses.caseFile(each.getValue()) : null))
                                .toList(),
                        columns.problems);
            }
        };
    }

    private static ListImportPage.Preview unreadable(WaitingFile file, Arrangement arrangement, String why) {
        return new ListImportPage.Preview(
                file.id().toString(),
                file.fileName(),
                arrangement.name(),
                why,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                new Problems());
    }

    /** Why not a line of the file can be taken; empty when some can. */
    private String nothing(Arrangement arrangement, Reading.Lines lines) {
        if (!arrangement.runsOn(arrangements.today())) return t("intake.file.not-running");
        var nothing = ReceiveList.nothing(lines);
        return nothing == null ? "" : Words.t(nothing.why().problem());
    }

    private static List<ListImportPage.Column> columns(
            Arrangement arrangement, Map<ListField, String> mapping, Problems problems) {
        var columns = new ArrayList<ListImportPage.Column>();
        for (var field : ListField.values())
            if (arrangement.agreedIn(field))
                columns.add(new ListImportPage.Column(
                        "c-" + field.code(),
                        ArrangementsWords.field(field.code()),
                        mapping.getOrDefault(field, ""),
                        ListField.NEEDED.contains(field),
                        problems.of("c-" + field.code())));
        return columns;
    }

    private static List<Option> headings(Reading.Lines lines) {
        return lines.headings().stream()
                .map(heading -> {
                    var example = lines.examples().get(heading);
                    return new Option(
                            heading, example == null ? heading : t("intake.column.example", heading, example));
                })
                .toList();
    }

    private static ListImportPage.Remark remark(LineError error) {
        return new ListImportPage.Remark(
                t("intake.line", error.line()), error.heading(), error.value(), Words.t(error.problem()));
    }

    /** Somebody says which column is which; it is remembered for the arrangement. */
    @PostMapping(RECEPTION + UUID_OF + "/colonnes")
    String correct(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var file = get(id, who);

        var arrangement = arrangement(file);
        if (!(read.handle(arrangement, files.open(id)) instanceof Reading.Lines lines))
            return "redirect:" + RECEPTION + "/" + id;
        var problems = new Problems();
        var chosen = new EnumMap<ListField, String>(ListField.class);
        var used = new HashSet<String>();
        for (var field : ListField.values()) {
            var heading = Objects.requireNonNullElse(sent.get("c-" + field.code()), "");
            if (heading.isEmpty()
                    || !arrangement.agreedIn(field)
                    || !lines.headings().contains(heading)) continue;
            if (!used.add(heading)) problems.add("c-" + field.code(), t("intake.problem.column-twice", heading));
            chosen.put(field, heading);
        }
        for (var field : ListField.NEEDED)
            if (!chosen.containsKey(field)) problems.add("c-" + field.code(), t("intake.problem.column-needed"));
        if (!problems.isEmpty()) return FormAnswer.invalid(preview(file, who, new Columns(chosen, problems), model));
        arrangements.remember(arrangement.id(), HeadingRule.remembered(chosen, lines.headings(), arrangement));
        Notice.success(t("intake.columns.kept", arrangement.name())).onNextPage();
        return "redirect:" + RECEPTION + "/" + id;
    }

    @PostMapping(RECEPTION + UUID_OF)
    String take(@PathVariable UUID id, SignedIn who) {

        var file = files.find(id).orElse(null);
        if (file == null) {
            Notice.warning(t("intake.gone")).onNextPage();
            return "redirect:" + RECEIVED;
        }
        get(id, who);
        var arrangement = arrangement(file);
        var bytes = files.open(id);
        if (!(read.handle(arrangement, bytes) instanceof Reading.Lines lines)
                || !nothing(arrangement, lines).isEmpty()) return "redirect:" + RECEPTION + "/" + id;
        var before = take.already(arrangement, bytes);
        var received = new ReceivedFile(file.way(), file.fileName(), bytes, who.account());
        var list = take.handle(arrangement, received, lines);
        files.done(id, true);
        (before.isPresent()
                        ? Notice.warning(t("intake.already", list.receivedOn()))
                        : Notice.success(n("intake.taken", list.taken() + list.renewed(), arrangement.name())))
                .onNextPage();
        return "redirect:" + RECEIVED + "/" + list.id();
    }

    @PostMapping(RECEPTION + UUID_OF + "/ecarter")
    String setAside(@PathVariable UUID id, SignedIn who) {
        var file = get(id, who);

        files.done(id, false);
        Notice.success(t("intake.set-aside", file.fileName())).onNextPage();
        return "redirect:" + RECEIVED;
    }

    // --- what was done

    @GetMapping(RECEIVED + UUID_OF)
    String result(@PathVariable UUID id, Model model) {
        var list = taken(id);

        var refused = refusedLines.refused(id, SHOWN);
        var errors = refused.stream().flatMap(line -> remarks(line).stream()).toList();
        var until = arrangements
                .find(list.arrangement())
                .map(it -> list.receivedOn().plusDays(it.keepDays()))
                .orElse(LocalDate.EPOCH);
        model.addAttribute(
                "page",
                new ListImportPage.Result(
                        id.toString(),
                        list.fileName(),
                        name(list.arrangement()),
                        t("intake.received.on", Words.longDate(list.receivedOn())) + by(list.receivedBy()),
                        list.taken(),
                        list.renewed(),
                        list.followed(),
                        list.objected(),
                        list.refused(),
                        list.columnsLeft(),
                        errors,
                        refusedLines.count(id),
                        refused.isEmpty() && list.refused() > 0,
                        Words.longDate(until)));
        return "intake/list";
    }

    /** The value of a fault stands in the line itself, under its heading. */
    private List<ListImportPage.Remark> remarks(Reading.Refused line) {
        return line.errors().stream().map(error -> remark(error)).toList();
    }

    private ImportedList taken(UUID id) {

        return lists.find(id).orElseThrow(() -> new NotFound("list " + id));
    }

    @GetMapping(RECEIVED + UUID_OF + "/a-corriger.csv")
    void refusedCsv(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        taken(id);
        RefusedTable.csv(response, refusedLines.refused(id, ALL));
    }

    @GetMapping(RECEIVED + UUID_OF + "/a-corriger.xlsx")
    void refusedXlsx(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        taken(id);
        RefusedTable.xlsx(response, refusedLines.refused(id, ALL));
    }
}
