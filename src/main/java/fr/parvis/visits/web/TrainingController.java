// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.visits.VisitsAddresses;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The training: the desk's client with visitors who do not exist. It reads the lists and posts nothing. */
@Controller
class TrainingController {
    private final DeskWords words;

    TrainingController(DeskWords words) {
        this.words = words;
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(VisitsAddresses.TRAINING)
    String training(Model model) {
        model.addAttribute("page", new TrainingPage(words.all(), words.under("training.client.")));
        return "visits/training";
    }
}
