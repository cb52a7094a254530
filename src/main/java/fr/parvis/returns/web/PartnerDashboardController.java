// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.intake.HandOver;
import fr.parvis.network.LocalDays;
import fr.parvis.returns.domain.PartnerDashboard;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A partner's own lists, how far they are, what goes back to it. */
@Controller
@Requires(value = Right.SEE_OWN_LISTS, within = Within.PARTNER)
class PartnerDashboardController {
    static final String ADDRESS = "/partenaire/listes";
    static final String RETURNS = "/partenaire/retours/";

    private final PartnerDashboard room;
    private final HandOver handOver;
    private final LocalDays localDays;

    PartnerDashboardController(PartnerDashboard room, HandOver handOver, LocalDays localDays) {
        this.room = room;
        this.handOver = handOver;
        this.localDays = localDays;
    }

    @GetMapping(ADDRESS)
    String show(SignedIn who, Model model) {
        return page(who, Map.of(), model);
    }

    @PostMapping("/partenaire/conventions/{id}/listes")
    String handOver(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            SignedIn who,
            Model model)
            throws IOException {
        var bytes = fichier == null ? new byte[0] : fichier.getBytes();
        var name = fichier == null ? "" : Objects.toString(fichier.getOriginalFilename(), "");
        var outcome = handOver.handle(new HandOver.Command(id, "partner", name, bytes, who.account()));

        if (outcome instanceof HandOver.Outcome.Waiting) {
            Notice.success(outcome.text(name)).onNextPage();
            return "redirect:" + ADDRESS;
        }

        return FormAnswer.invalid(page(who, Map.of(id, new Problems().add("fichier", outcome.text(name))), model));
    }

    @GetMapping(ADDRESS + "/{id}")
    String list(@PathVariable UUID id, Model model) {
        var list = room.get(id);

        model.addAttribute("page", HandedListPage.of(list, room.refused(list)));
        return "returns/list";
    }

    @GetMapping(RETURNS + "{id}.csv")
    void csv(@PathVariable UUID id, SignedIn who, HttpServletResponse response) throws IOException {
        var fetched = room.fetch(who.requirePartner(), id);
        ReturnTable.csv(fetched.file(), fetched.content(), response);
    }

    @GetMapping(RETURNS + "{id}.xlsx")
    void xlsx(@PathVariable UUID id, SignedIn who, HttpServletResponse response) throws IOException {
        var fetched = room.fetch(who.requirePartner(), id);
        ReturnTable.xlsx(fetched.file(), fetched.content(), response);
    }

    private String page(SignedIn who, Map<UUID, Problems> problems, Model model) {
        model.addAttribute(
                "page", PartnerDashboardPage.of(room.see(who.requirePartner()), who.place(), problems, localDays));
        return "returns/room";
    }
}
