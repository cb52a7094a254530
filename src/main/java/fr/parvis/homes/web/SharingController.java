// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.homes.domain.KeepHome;
import fr.parvis.homes.domain.ReadHomes;
import fr.parvis.homes.domain.Sharing;
import fr.parvis.homes.papers.HomeWords;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps which parts of a visit a landlord or a partner may read, and withdraws that permission. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class SharingController {
    private static final String SHARING = Addresses.VISIT + "/partage";

    private final ReadHomes homes;
    private final KeepHome keep;
    private final OpenHome openHome;

    SharingController(ReadHomes homes, KeepHome keep, OpenHome openHome) {
        this.homes = homes;
        this.keep = keep;
        this.openHome = openHome;
    }

    @GetMapping(SHARING)
    String form(@PathVariable UUID visit, Model model) {
        var found = openHome.visit(visit);

        var sent = new LinkedMultiValueMap<String, String>();
        homes.sharing(visit)
                .ifPresentOrElse(
                        sharing -> {
                            sent.add("recipient", sharing.recipient());
                            sent.addAll("parts", sharing.parts());
                            sent.add("manner", sharing.manner());
                            sent.add("agreedOn", sharing.agreedOn().toString());
                        },
                        () -> sent.add(
                                "agreedOn", homes.today(found.visit().point()).toString()));
        return page(found, sent, new Problems(), model);
    }

    @PostMapping(SHARING)
    String agree(@PathVariable UUID visit, @RequestParam MultiValueMap<String, String> sent, Model model) {
        var found = openHome.visit(visit);

        var problems = new Problems();
        if (!sent.containsKey("agrees")) problems.add("agrees", Words.t("homes.problem.agrees"));
        else if (problems.noneOf(
                keep.share(
                        visit,
                        new KeepHome.Agreement(
                                FormFields.lines(sent, "recipient"),
                                sent.getOrDefault("parts", List.of()),
                                FormFields.lines(sent, "manner"),
                                FormFields.day(sent.getFirst("agreedOn")))),
                "homes.problem.changed")) {
            Notice.success(Words.t("homes.sharing.kept")).onNextPage();
            return "redirect:" + Addresses.visit(visit);
        }

        return FormAnswer.refused(problems, page(found, sent, problems, model));
    }

    @PostMapping(SHARING + "/retirer")
    String takeBack(@PathVariable UUID visit) {
        openHome.visit(visit);

        if (!keep.takeBack(visit)) throw new NotFound("agreement of home visit " + visit);
        Notice.success(Words.t("homes.sharing.taken-back")).onNextPage();
        return "redirect:" + Addresses.visit(visit);
    }

    private String page(ReadHomes.Found found, MultiValueMap<String, String> sent, Problems problems, Model model) {
        var visit = found.visit();
        model.addAttribute(
                "page",
                new SharingPage(
                        visit.id().toString(),
                        VisitController.title(found),
                        visit.caseFile().toString(),
                        openHome.name(found.caseFile()),
                        found.caseFile().asked(),
                        found.caseFile().open(),
                        homes.sharing(visit.id()).map(HomeWords::agreement).orElse(null),
                        options("recipient", Sharing.RECIPIENTS),
                        options("part", Sharing.PARTS),
                        options("manner", Sharing.MANNERS),
                        FormFields.lines(sent, "recipient"),
                        sent.getOrDefault("parts", List.of()),
                        FormFields.lines(sent, "manner"),
                        FormFields.text(sent, "agreedOn"),
                        visit.day().toString(),
                        homes.today(visit.point()).toString(),
                        problems));
        return "homes/sharing";
    }

    private static List<Option> options(String family, List<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, Words.t("homes." + family + "." + code)))
                .toList();
    }
}
