// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.shell.FilledForm;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One contract: how it is doing. */
@Controller
@Requires(value = Right.READ_CONTRACTS, within = Within.ASSOCIATION)
class ContractController {
    private final ShowContract show;

    ContractController(ShowContract show) {
        this.show = show;
    }

    @GetMapping(Addresses.CONTRACT)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return show.handle(id, who, FilledForm.empty(), model);
    }
}
