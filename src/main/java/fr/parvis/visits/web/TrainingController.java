package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.shell.Words;
import fr.parvis.visits.VisitsAddresses;
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

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(VisitsAddresses.TRAINING)
    String training(Model model) {

        model.addAttribute("page", new TrainingPage(words("desk."), words("training.client.")));
        return "visits/training";
    }

    private String words(String prefix) {
        return json.writeValueAsString(Words.under(prefix))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
