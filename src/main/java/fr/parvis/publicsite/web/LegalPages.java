package fr.parvis.publicsite.web;

import fr.parvis.network.LocalDays;
import fr.parvis.publicsite.domain.LegalTexts;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.publicsite.domain.LegalTexts.Version;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The legal texts as the public reads them. */
@Controller
@ForThePublic
class LegalPages {
    private final LegalTexts texts;
    private final LegalWording wording;
    private final LocalDays localDays;

    LegalPages(LegalTexts texts, LegalWording wording, LocalDays localDays) {
        this.texts = texts;
        this.wording = wording;
        this.localDays = localDays;
    }

    /** Address of a text. */
    static String address(Page page) {
        return switch (page) {
            case NOTICE -> "/mentions-legales";
            case PRIVACY -> "/confidentialite";
            case ACCESSIBILITY -> "/accessibilite";
        };
    }

    @GetMapping("/mentions-legales")
    String notice(Model model) {
        return page(Page.NOTICE, model);
    }

    @GetMapping("/confidentialite")
    String privacy(Model model) {
        return page(Page.PRIVACY, model);
    }

    @GetMapping("/accessibilite")
    String accessibility(Model model) {
        return page(Page.ACCESSIBILITY, model);
    }

    private String page(Page page, Model model) {
        var version = texts.current(page).orElse(null);
        boolean own = version != null && version.body() != null;
        boolean known = Words.language().isOfStaff() && !own;
        model.addAttribute(
                "page",
                new LegalPage(
                        page.key(),
                        LegalWording.language().call(() -> wording.html(page, version)),
                        known ? Words.language().tag() : Words.FRENCH.getLanguage(),
                        own ? changed(version) : null));
        return "publicsite/legal";
    }

    private @Nullable String changed(@Nullable Version version) {
        return version == null ? null : Words.date(localDays.day(version.writtenAt()));
    }
}
