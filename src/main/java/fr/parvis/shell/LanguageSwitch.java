// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Changes the language of the staff's screens, and comes back to the same page. */
@Controller
class LanguageSwitch {
    private final LocaleResolver locales;

    LanguageSwitch(LocaleResolver locales) {
        this.locales = locales;
    }

    @OpenToAll
    @PostMapping("/langue")
    String change(
            @RequestParam String langue,
            @RequestParam(defaultValue = "/") String retour,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = Language.find(langue).orElse(Language.FRENCH);
        locales.setLocale(request, response, language.locale());
        return "redirect:" + LocalAddress.orElse(retour, "/");
    }
}
