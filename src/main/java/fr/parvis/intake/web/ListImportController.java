// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

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
import fr.parvis.intake.domain.ReadList;
import fr.parvis.intake.domain.Reading;
import fr.parvis.intake.domain.ReceiveList;
import fr.parvis.intake.domain.ReceivedFile;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.intake.domain.WaitingFiles.WaitingFile;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.RowProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what a file would bring in, and its columns; imports it or sets it aside. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ListImportController {
    private static final int SHOWN = 200;

    private final Arrangements arrangements;
    private final ReadList read;
    private final ImportList take;
    private final WaitingFiles files;

    ListImportController(Arrangements arrangements, ReadList read, ImportList take, WaitingFiles files) {
        this.arrangements = arrangements;
        this.read = read;
        this.take = take;
        this.files = files;
    }

    @GetMapping(Addresses.FILE)
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
            case Reading.NotReadable refused ->
                unreadable(file, arrangement, Words.t(refused.problem().problem()));
            case Reading.Lines lines -> {
                var plan = take.plan(arrangement, lines);
                var errors = lines.mapping().isEmpty() || !lines.missing().isEmpty()
                        ? List.<RowProblem>of()
                        : lines.errors();
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
                        errors,
                        plan.followed().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .limit(SHOWN)
                                .map(each -> new ListImportPage.Followed(
                                        t("shell.place.line", each.getKey()),
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

    /** Somebody says which column is which; it is remembered for the arrangement. */
    @PostMapping(Addresses.FILE + "/colonnes")
    String correct(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var file = get(id, who);

        var arrangement = arrangement(file);
        if (!(read.handle(arrangement, files.open(id)) instanceof Reading.Lines lines))
            return "redirect:" + Addresses.RECEPTION + "/" + id;
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
        return "redirect:" + Addresses.RECEPTION + "/" + id;
    }

    @PostMapping(Addresses.FILE)
    String take(@PathVariable UUID id, SignedIn who) {
        var file = files.find(id).orElse(null);
        if (file == null) {
            Notice.warning(t("intake.gone")).onNextPage();
            return "redirect:" + Addresses.RECEIVED;
        }
        get(id, who);
        var arrangement = arrangement(file);
        var bytes = files.open(id);
        if (!(read.handle(arrangement, bytes) instanceof Reading.Lines lines)
                || !nothing(arrangement, lines).isEmpty()) return "redirect:" + Addresses.RECEPTION + "/" + id;
        var before = take.already(arrangement, bytes);
        var received = new ReceivedFile(file.way(), file.fileName(), bytes, who.account());
        var list = take.handle(arrangement, received, lines);
        files.done(id, true);
        (before.isPresent()
                        ? Notice.warning(t("intake.already", list.receivedOn()))
                        : Notice.success(n("intake.taken", list.taken() + list.renewed(), arrangement.name())))
                .onNextPage();
        return "redirect:" + Addresses.RECEIVED + "/" + list.id();
    }

    @PostMapping(Addresses.FILE + "/ecarter")
    String setAside(@PathVariable UUID id, SignedIn who) {
        var file = get(id, who);

        files.done(id, false);
        Notice.success(t("intake.set-aside", file.fileName())).onNextPage();
        return "redirect:" + Addresses.RECEIVED;
    }
}
