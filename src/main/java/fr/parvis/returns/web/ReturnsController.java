// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.AccessAddresses;
import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.arrangements.ReturnField;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.partners.Partners;
import fr.parvis.returns.ReturnsAddresses;
import fr.parvis.returns.domain.MakeReturnFile;
import fr.parvis.returns.domain.ReturnFiles;
import fr.parvis.returns.papers.ReturnFileText;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Returns to partners: seen before it goes, made, and who may fetch it. */
@Controller
@Requires(Right.KEEP_LISTS)
@RequestMapping(ReturnsController.ADDRESS)
class ReturnsController {
    static final String ADDRESS = ReturnsAddresses.RETURNS;

    /** A preview shows so many lines; the file holds all. */
    private static final int SHOWN = 100;

    private final Arrangements agreed;
    private final MakeReturnFile make;
    private final ReturnFiles files;
    private final Partners partners;
    private final Accounts accounts;
    private final LocalDays localDays;

    ReturnsController(
            Arrangements agreed,
            MakeReturnFile make,
            ReturnFiles files,
            Partners partners,
            Accounts accounts,
            LocalDays localDays) {
        this.agreed = agreed;
        this.make = make;
        this.files = files;
        this.partners = partners;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    @GetMapping
    String all(Model model) {
        var all = agreed.list();
        var names =
                partners.names(all.stream().map(one -> one.partner()).distinct().toList());
        model.addAttribute(
                "page",
                new ReturnsPage(all.stream()
                        .map(one -> new ReturnsPage.Row(
                                ADDRESS + "/" + one.id(),
                                one.name(),
                                names.getOrDefault(one.partner(), ""),
                                one.returnOn() == null
                                        ? t("returns.file.on-request")
                                        : t("returns.file.each", t("returns.file.day." + one.returnOn())),
                                files.list(one.id()).stream()
                                        .findFirst()
                                        .map(file -> PartnerDashboardPage.file("", file, localDays))
                                        .orElse(null)))
                        .toList()));
        return "returns/returns";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, SignedIn who, Model model) {
        var preview = make.preview(id);
        var it = preview.agreed();
        var rows = Words.in(Words.FRENCH).call(() -> ReturnFileText.rows(preview.content()));
        model.addAttribute(
                "page",
                new ReturnPage(
                        id.toString(),
                        Ids.next().toString(),
                        it.name(),
                        partners.names(java.util.List.of(it.partner())).getOrDefault(it.partner(), ""),
                        PartnerDashboardPage.about(it),
                        it.returned().contains(ReturnField.DO_NOT_CONTACT),
                        preview.from().isAfter(preview.to())
                                ? null
                                : t("returns.file.days", Words.date(preview.from()), Words.date(preview.to())),
                        rows.getFirst(),
                        rows.stream().skip(1).limit(SHOWN).toList(),
                        rows.size() - 1,
                        files.list(id).stream()
                                .map(file -> PartnerDashboardPage.file(ADDRESS + "/" + id + "/", file, localDays))
                                .toList(),
                        accounts.ofPartner(Asking.association(), it.partner()).stream()
                                .map(account -> new ReturnPage.Holder(
                                        account.name(),
                                        who.may(Right.MANAGE_ACCOUNTS) ? AccessAddresses.account(account.id()) : null,
                                        account.active()))
                                .toList(),
                        who.may(Right.MANAGE_ACCOUNTS)
                                ? AccessAddresses.NEW_ACCOUNT + "?partenaire=" + it.partner()
                                : null));
        return "returns/return";
    }

    @PostMapping("/{id}")
    String make(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID fichier) {
        var outcome = make.handle(fichier == null ? Ids.next() : fichier, id);
        (switch (outcome) {
                    case MakeReturnFile.Outcome.Made made ->
                        Notice.success(Words.n("returns.file.made", made.file().lines()));
                    case MakeReturnFile.Outcome.NotBegun early -> Notice.warning(t("returns.file.not-begun"));
                })
                .onNextPage();
        return "redirect:" + ADDRESS + "/" + id;
    }

    @GetMapping("/{id}/{file}.csv")
    void csv(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        ReturnTable.csv(find(id, file), files.look(file), response);
    }

    @GetMapping("/{id}/{file}.xlsx")
    void xlsx(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse response) throws IOException {
        ReturnTable.xlsx(find(id, file), files.look(file), response);
    }

    private ReturnFiles.Made find(UUID arrangement, UUID file) {
        return files.find(file)
                .filter(made -> made.arrangement().equals(arrangement) && !made.forgotten())
                .orElseThrow(() -> new NotFound("return file " + file));
    }
}
