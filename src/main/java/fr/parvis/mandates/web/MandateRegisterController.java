// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import static fr.parvis.mandates.web.ShowMandate.ADDRESS;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.mandates.domain.Mandate;
import fr.parvis.mandates.domain.ReadMandate;
import fr.parvis.mandates.papers.PaperText;
import fr.parvis.people.People;
import fr.parvis.shell.Words;
import fr.parvis.values.Paging;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of mandates. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class MandateRegisterController {
    private static final Map<String, String> PARTS =
            Map.of("en-cours", "in-force", "bientot", "ending", "a-signer", "to-sign", "termines", "over");

    private final ReadMandate read;
    private final People people;
    private final ShowMandate show;

    MandateRegisterController(ReadMandate read, People people, ShowMandate show) {
        this.read = read;
        this.people = people;
        this.show = show;
    }

    /** @param etat the part of the register */
    @GetMapping(ADDRESS)
    String register(
            @RequestParam(defaultValue = "en-cours") String etat,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Model model) {
        var part = PARTS.containsKey(etat) ? etat : "en-cours";
        var found = read.list(Objects.requireNonNull(PARTS.get(part)), Paging.number(page));
        boolean lead = who.may(Right.LEAD_FOLLOW_UP);
        var names = people.names(found.mandates().stream()
                .map(Mandate::person)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "page",
                new RegisterPage(
                        part,
                        Stream.of("en-cours", "bientot", "a-signer", "termines")
                                .map(name -> new RegisterPage.Part(
                                        name,
                                        Words.t("mandates.part." + PARTS.get(name))
                                                + (name.equals("termines")
                                                        ? ""
                                                        : " (" + read.count(Objects.requireNonNull(PARTS.get(name)))
                                                                + ")"),
                                        ADDRESS + "?etat=" + name))
                                .toList(),
                        found.mandates().stream()
                                .map(it -> line(it, names, lead))
                                .toList(),
                        found.count(),
                        found.page(),
                        found.pages(),
                        lead,
                        lead ? read.toSee() : 0));
        return "mandates/register";
    }

    private RegisterPage.Line line(Mandate it, Map<UUID, People.Named> names, boolean lead) {
        var person = it.person();
        var named = person == null ? null : names.get(person);
        boolean open = person != null || lead;
        return new RegisterPage.Line(
                named != null ? named.name() : lead ? it.said().person() : Words.t("mandates.erased"),
                open ? ShowMandate.address(it.id()) : "",
                PaperText.fields(it) + " · " + ShowMandate.duration(it.days())
                        + (person == null ? " · " + Words.t("mandates.erased") : ""),
                show.state(it),
                show.kind(it),
                named != null && named.discreet());
    }
}
