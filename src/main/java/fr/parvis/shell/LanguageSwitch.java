package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Changes the language of the screens, and comes back to the same page. */
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
        locales.setLocale(request, response, langue.equals("en") ? Locale.UK : Locale.FRANCE);
        return "redirect:" + LocalAddress.orElse(retour, "/");
    }
}
