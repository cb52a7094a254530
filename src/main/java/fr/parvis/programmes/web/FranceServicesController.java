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
import fr.parvis.files.table.WrittenTable;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.programmes.domain.FranceServicesFiles;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Quarter;
import fr.parvis.visits.VisitsAddresses;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The file for the platform of France Services: what a quarter would say, files that were made. */
@Controller
@Requires(value = Right.READ_TEAM_DAY, within = Within.ASSOCIATION)
class FranceServicesController {
    private static final int QUARTERS = 8;
    private static final String VIEW = "programmes/france-services";
    private static final String SHEET = "France Services";

    private final FranceServicesFiles files;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final LocalDays localDays;

    FranceServicesController(
            FranceServicesFiles files, Accounts accounts, Nomenclature nomenclature, LocalDays localDays) {
        this.files = files;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.FRANCE_SERVICES)
    String show(@RequestParam(required = false) @Nullable String trimestre, Model model) {
        var now = Quarter.of(files.today());
        var asked = trimestre == null ? now.before() : Quarter.read(trimestre).orElse(null);
        var problems = new Problems();
        if (asked == null || asked.compareTo(now) > 0) {
            asked = now.before();
            problems.add("trimestre", t("programmes.fs.problem.quarter"));
        }
        var preview = files.preview(asked);
        var made = files.files();
        var shown = asked;
        model.addAttribute(
                "page",
                new FranceServicesPage(
                        shown.code(),
                        Stream.concat(Stream.iterate(now, Quarter::before).limit(QUARTERS), Stream.of(shown))
                                .distinct()
                                .map(it -> new Option(it.code(), name(it)))
                                .toList(),
                        problems,
                        shown.equals(now) ? t("programmes.fs.under-way") : "",
                        preview.points(),
                        preview.lines(),
                        Words.number(preview.fresh()),
                        Words.number(preview.corrected()),
                        Words.number(preview.withdrawn()),
                        Words.number(preview.unchanged()),
                        Words.number(preview.untranslatedRequests()),
                        preview.unconfirmed() == 0 ? "" : n("programmes.fs.unconfirmed", preview.unconfirmed()),
                        preview.operators().entrySet().stream()
                                .map(one -> new FranceServicesPage.Count(one.getKey(), Words.number(one.getValue())))
                                .toList(),
                        preview.untranslated().stream().map(this::untranslated).toList(),
                        made.stream().map(this::file).toList(),
                        CoopController.latest(
                                made.size(), made.isEmpty() ? 1 : made.getLast().number())));
        return problems.isEmpty() ? VIEW : FormAnswer.invalid(VIEW);
    }

    private static String name(Quarter it) {
        return n("programmes.fs.quarter", it.number(), String.valueOf(it.year()));
    }

    private FranceServicesPage.Untranslated untranslated(FranceServicesFiles.Untranslated one) {
        var codes = nomenclature.on(one.day());
        return new FranceServicesPage.Untranslated(
                codes.label(CodeList.THEME, one.theme()),
                one.operator().isEmpty() ? "—" : codes.label(CodeList.OPERATOR, one.operator()),
                n("programmes.fs.requests", one.requests()),
                VisitsAddresses.history(one.visit()),
                Words.date(one.day()));
    }

    private FranceServicesPage.File file(FranceServicesFiles.Made file) {
        return new FranceServicesPage.File(
                t("programmes.coop.file", file.number()),
                name(Quarter.of(file.firstDay())),
                t(
                        "programmes.coop.made",
                        Words.moment(localDays.local(file.madeAt())),
                        accounts.find(file.madeBy()).map(Accounts.Account::name).orElse("")),
                n("programmes.fs.requests", file.requests()),
                Stream.of(TableFormat.XLSX, TableFormat.ODS, TableFormat.CSV)
                        .map(format -> new Option(
                                Addresses.franceServicesFile(file.id(), format.key()),
                                t("programmes.fs." + format.key())))
                        .toList(),
                file.last() ? Addresses.removeFranceServicesFile(file.id()) : "");
    }

    @PostMapping(Addresses.FRANCE_SERVICES)
    String make(@RequestParam(defaultValue = "") String trimestre, Model model) {
        var quarter = Quarter.read(trimestre).orElse(null);
        if (quarter == null || quarter.compareTo(Quarter.of(files.today())) > 0) return show(trimestre, model);
        var made = files.make(quarter);
        if (made.isEmpty()) Notice.warning(t("programmes.fs.nothing")).onNextPage();
        else
            Notice.success(t("programmes.coop.done"))
                    .withLink(
                            Addresses.franceServicesFile(made.get(), TableFormat.XLSX.key()),
                            t("programmes.coop.download"))
                    .onNextPage();
        return "redirect:" + Addresses.FRANCE_SERVICES + "?trimestre=" + quarter.code();
    }

    @GetMapping(Addresses.FRANCE_SERVICES_FILE)
    void fetch(@PathVariable UUID id, @PathVariable String format, HttpServletResponse response) throws IOException {
        var kind = TableFormat.find(format).orElseThrow(() -> new NotFound("format " + format));
        var file = files.fetch(id).orElseThrow(() -> new NotFound("file for France Services " + id));
        var name = "france-services-" + Quarter.of(file.firstDay()).code() + "-" + file.number() + "." + kind.key();
        var table = WrittenTable.open(
                kind, Download.attachment(name, kind.mediaType()).to(response), SHEET, FranceServicesFiles.head());
        files.write(id, table);
        // one that was cut off is never ended as if it were whole
        table.close();
    }

    @PostMapping(Addresses.FRANCE_SERVICES_REMOVE)
    String remove(@PathVariable UUID id) {
        if (files.remove(id)) Notice.success(t("programmes.fs.removed")).onNextPage();
        else Notice.warning(t("programmes.coop.not-last")).onNextPage();
        return "redirect:" + Addresses.FRANCE_SERVICES;
    }
}
