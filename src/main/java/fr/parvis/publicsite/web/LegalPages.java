// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.publicsite.domain.LegalTexts;
import fr.parvis.publicsite.domain.LegalTexts.Page;
import fr.parvis.shell.ForThePublic;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The legal texts as the public reads them. */
@Controller
@ForThePublic
class LegalPages {
    private final LegalTexts texts;
    private final LegalWording wording;

    LegalPages(LegalTexts texts, LegalWording wording) {
        this.texts = texts;
        this.wording = wording;
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
        model.addAttribute("page", wording.told(page, texts.current(page).orElse(null)));
        return "publicsite/legal";
    }
}
