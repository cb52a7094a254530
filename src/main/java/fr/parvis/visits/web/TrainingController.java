package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.shell.Words;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The training: the desk's client with visitors who do not exist. It reads the lists and posts nothing. */
@Controller
class TrainingController {
    private final JsonMapper json;

    TrainingController(JsonMapper json) {
        this.json = json;
    }

    @Requires(Right.RECORD_VISITS)
    @GetMapping("/capture/entrainement")
    String training(SignedIn who, Locale locale, Model model) {
        DeskController.refuseWithoutAssociation(who);
        model.addAttribute("page", new TrainingPage(words("desk.", locale), words("training.client.", locale)));
        return "visits/training";
    }

    private String words(String prefix, Locale locale) {
        return Words.in(locale)
                .call(() -> json.writeValueAsString(Words.under(prefix)))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
