// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.network.LocalDays;
import fr.parvis.publicsite.domain.LegalTexts;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.publicsite.domain.LegalTexts.Version;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Outcome;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages on which the network writes its legal texts, sees them before the public does, and finds former versions. */
@Controller
@Requires(Right.EDIT_LEGAL_TEXTS)
class LegalTextsController {
    static final String ADDRESS = "/bureau/textes-legaux";
    private static final String ONE = ADDRESS + "/{key}";

    private final LegalTexts texts;
    private final LegalWording wording;
    private final Accounts accounts;
    private final LocalDays localDays;

    LegalTextsController(LegalTexts texts, LegalWording wording, Accounts accounts, LocalDays localDays) {
        this.texts = texts;
        this.wording = wording;
        this.accounts = accounts;
        this.localDays = localDays;
    }

    /**
     * Text as typed.
     *
     * @param basedOn identifier of the version that the form showed
     */
    record Typed(String text, String conformity, String basedOn) {
        Typed {
            text = FormFields.given(text);
            conformity = FormFields.given(conformity);
            basedOn = FormFields.given(basedOn);
        }
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        model.addAttribute(
                "lines",
                Stream.of(Page.values())
                        .map(page -> new LegalTextsLine(
                                page.key(),
                                LegalPages.address(page),
                                texts.current(page).map(this::said).orElse("")))
                        .toList());
        return "publicsite/legal-texts";
    }

    @GetMapping(ONE)
    String edit(@PathVariable String key, Model model) {
        var page = page(key);
        return form(shown(page, current(page), null, new Problems()), model);
    }

    @PostMapping(ONE)
    String write(
            @PathVariable String key,
            @ModelAttribute Typed typed,
            @RequestParam(defaultValue = "save") String what,
            Model model) {
        var page = page(key);
        var text = typed.text();
        var conformity = typed.conformity();
        if (what.equals("preview"))
            return form(shown(page, typed, wording.html(page, text, conformity), new Problems()), model);
        var body = what.equals("shipped") || isShipped(page, text) ? null : text.strip();
        var problems = new Problems();
        switch (texts.write(page, body, conformity, FormFields.id(typed.basedOn()))) {
            case Outcome.Done(var _) -> {
                Notice.success(t("legal.written", t("shell.public." + page.key())))
                        .onNextPage();
                return "redirect:" + ADDRESS + "/" + key;
            }
            case Outcome.Refused(var refused) -> problems.addAll(refused);
            case Outcome.Changed() -> {
                problems.stale(t("legal.problem.changed"));
                var again = new Typed(text, conformity, seen(page));
                return FormAnswer.stale(form(shown(page, again, null, problems), model));
            }
        }
        return FormAnswer.invalid(form(shown(page, typed, null, problems), model));
    }

    /** One version as it was shown. */
    @GetMapping(ONE + "/versions/{id}")
    String version(@PathVariable String key, @PathVariable UUID id, Model model) {
        var page = page(key);
        var version = texts.find(id)
                .filter(one -> one.page() == page)
                .orElseThrow(() -> new NotFound("version of a legal text " + id));
        model.addAttribute("text", key);
        model.addAttribute("said", said(version));
        model.addAttribute("html", wording.html(page, version));
        return "publicsite/legal-version";
    }

    private static Page page(String key) {
        return EnumCode.find(Page.class, key).orElseThrow(() -> new NotFound("legal text " + key));
    }

    /** Saved as it comes with Parvis, a text goes on following it. */
    private boolean isShipped(Page page, String text) {
        return text.replace("\r\n", "\n").strip().equals(wording.shipped(page).strip());
    }

    private Typed current(Page page) {
        var version = texts.current(page).orElse(null);
        var body = version == null ? null : version.body();
        return new Typed(
                body == null ? wording.shipped(page) : body,
                version == null || version.conformity() == null ? "" : version.conformity(),
                version == null ? "" : version.id().toString());
    }

    private String seen(Page page) {
        return texts.current(page).map(version -> version.id().toString()).orElse("");
    }

    private static String form(LegalTextPage shown, Model model) {
        model.addAttribute("page", shown);
        return "publicsite/legal-text";
    }

    private LegalTextPage shown(Page page, Typed typed, @Nullable String preview, Problems problems) {
        var versions = texts.list(page);
        return new LegalTextPage(
                page.key(),
                LegalPages.address(page),
                typed.text(),
                page == Page.ACCESSIBILITY ? conformities() : List.of(),
                typed.conformity(),
                typed.basedOn(),
                versions.isEmpty() ? "" : said(versions.getFirst()),
                !versions.isEmpty() && versions.getFirst().body() != null,
                preview,
                versions.stream()
                        .skip(1)
                        .map(version -> new LegalTextPage.Former(
                                ADDRESS + "/" + page.key() + "/versions/" + version.id(), said(version)))
                        .toList(),
                problems);
    }

    private static List<Option> conformities() {
        return Stream.of("", "none", "partial", "full")
                .map(one -> new Option(one, t("legal.conformity.choice." + (one.isEmpty() ? "unknown" : one))))
                .toList();
    }

    /** When a version was written, and by whom. */
    private String said(Version version) {
        return t(
                version.body() == null ? "legal.version.shipped" : "legal.version",
                Words.date(localDays.day(version.writtenAt())),
                accounts.find(version.writtenBy())
                        .map(Accounts.Account::name)
                        .orElseGet(() -> t("legal.gone-account")));
    }
}
