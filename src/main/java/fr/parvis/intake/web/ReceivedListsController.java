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
import fr.parvis.intake.domain.RefusedLines;
import fr.parvis.intake.domain.WaitingFiles;
import fr.parvis.intake.domain.WaitingFiles.WaitingFile;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Entries;
import fr.parvis.outreach.ImportedList;
import fr.parvis.outreach.Lists;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists that came in: those that wait and those that were imported, with the lines to correct. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ReceivedListsController {
    private static final int ON_A_PAGE = 20;
    private static final int SHOWN = 200;
    private static final int ALL = 1_000_000;

    private final Arrangements arrangements;
    private final WaitingFiles files;
    private final Lists lists;
    private final RefusedLines refusedLines;
    private final Entries entries;
    private final Accounts accounts;
    private final LocalDays localDays;

    ReceivedListsController(
            Arrangements arrangements,
            WaitingFiles files,
            Lists lists,
            RefusedLines refusedLines,
            Entries entries,
            Accounts accounts,
            LocalDays localDays) {
        this.arrangements = arrangements;
        this.files = files;
        this.lists = lists;
        this.refusedLines = refusedLines;
        this.entries = entries;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.RECEIVED)
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
                        arrangements.list().stream().anyMatch(it -> it.runsOn(arrangements.today())),
                        entries.unplaced()));
        return "intake/received";
    }

    private ListImportPage.Waiting waiting(WaitingFile file, Map<UUID, String> arranged) {
        return new ListImportPage.Waiting(
                Addresses.RECEPTION + "/" + file.id(),
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
                Addresses.RECEIVED + "/" + it.id(),
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

    private String moment(Instant at) {
        var local = localDays.local(at);
        return Words.date(local.toLocalDate()) + " " + Words.time(local.toLocalTime());
    }

    @GetMapping(Addresses.LIST)
    String result(@PathVariable UUID id, Model model) {
        var list = taken(id);

        var refused = refusedLines.refused(id, SHOWN);
        var errors = refused.stream().flatMap(line -> line.errors().stream()).toList();
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

    private String name(UUID arrangement) {
        return arrangements.find(arrangement).map(Arrangement::name).orElse("");
    }

    private ImportedList taken(UUID id) {
        return lists.find(id).orElseThrow(() -> new NotFound("list " + id));
    }

    @GetMapping(Addresses.LIST + "/a-corriger.csv")
    void refusedCsv(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        taken(id);
        RefusedTable.csv(response, refusedLines.refused(id, ALL));
    }

    @GetMapping(Addresses.LIST + "/a-corriger.xlsx")
    void refusedXlsx(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        taken(id);
        RefusedTable.xlsx(response, refusedLines.refused(id, ALL));
    }
}
