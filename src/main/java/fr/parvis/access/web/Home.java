package fr.parvis.access.web;

import fr.parvis.access.Associations;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff arrive: the desk for who records visits, else the staff's first page; in a network that holds nothing yet, its next step. */
@Controller
class Home {
    private final Associations associations;

    Home(Associations associations) {
        this.associations = associations;
    }

    @Requires(Right.WORK)
    @GetMapping("/bureau")
    String home(SignedIn who) {
        if (who.partner() != null) return "redirect:/partenaire";
        if (who.may(Right.RECORD_VISITS)) return "redirect:/capture";
        if (who.may(Right.MANAGE_ASSOCIATIONS) && associations.list().isEmpty()) return "redirect:/bureau/associations";
        return who.may(Right.READ_NETWORK_FIGURES) ? "redirect:/bureau/chiffres" : "redirect:/bureau/reseau";
    }
}
