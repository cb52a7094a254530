// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.PublicPoints;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.Words;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Page behind the code of a card: to the public page of its point for everybody, to the card for a mediator who is signed in. What is
 * behind the address's "#" stays in the browser: it is not sent here, and no log has it.
 */
@Controller
@OpenToAll
class FoundCardController {
    private final PublicPoints points;

    FoundCardController(PublicPoints points) {
        this.points = points;
    }

    @GetMapping("/carte/{point}")
    String found(@PathVariable UUID point) {
        var who = SignedIn.current();
        // the browser carries what is behind "#" over, unless the new address has its own
        if (who != null && who.association() != null && who.may(Right.RECORD_VISITS))
            return "redirect:" + PassageController.ADDRESS;
        return points.find(point, Words.locale()).isPresent()
                ? "redirect:/points/" + point + "#main"
                : "redirect:/#main";
    }
}
