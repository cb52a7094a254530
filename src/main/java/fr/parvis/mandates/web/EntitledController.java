// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.mandates.Renewals;
import fr.parvis.mandates.domain.Entitlements;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says who may act under mandates. */
@Controller
@Requires(value = Right.LEAD_FOLLOW_UP, within = Within.ASSOCIATION)
class EntitledController {
    static final String LIST = ADDRESS + "/habilitations";

    private final Entitlements entitlements;
    private final Renewals renewals;

    EntitledController(Entitlements entitlements, Renewals renewals) {
        this.entitlements = entitlements;
        this.renewals = renewals;
    }

    @GetMapping(LIST)
    String show(Model model) {
        var ends = renewals.entitlements();
        var today = entitlements.today();
        model.addAttribute(
                "page",
                new EntitledPage(entitlements.list().stream()
                        .map(one -> {
                            var since = one.since();
                            var end = since == null ? null : ends.get(one.account());
                            return new EntitledPage.Line(
                                    one.account().toString(),
                                    one.name(),
                                    since == null ? "" : Words.t("mandates.entitled.since", since),
                                    end == null
                                            ? ""
                                            : Words.t(
                                                    end.before().isBefore(today)
                                                            ? "mandates.entitled.over"
                                                            : "mandates.entitled.renew",
                                                    end.before()),
                                    end == null ? "" : end.address());
                        })
                        .toList()));
        return "mandates/entitled";
    }

    /** @param habilite {@code oui} or {@code non} */
    @PostMapping(LIST + "/{account}")
    String change(@PathVariable UUID account, @RequestParam(defaultValue = "") String habilite) {
        if (habilite.equals("oui")) {
            if (!entitlements.give(account)) throw new NotFound("account");
            Notice.success(Words.t("mandates.entitled.given")).onNextPage();
        } else {
            entitlements.end(account);
            Notice.success(Words.t("mandates.entitled.ended")).onNextPage();
        }
        return "redirect:" + LIST;
    }
}
