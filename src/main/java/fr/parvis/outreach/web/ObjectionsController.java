// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.outreach.OutreachAddresses;
import fr.parvis.outreach.domain.Objections;
import fr.parvis.partners.Partners;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Notes that somebody does not want to be contacted, also before any list named them. */
@Controller
@Requires(value = Right.WORK_LISTS, within = Within.ASSOCIATION)
class ObjectionsController {
    static final String ADDRESS = OutreachAddresses.OBJECTIONS;

    private final Objections objections;
    private final Arrangements arrangements;
    private final Partners partners;

    ObjectionsController(Objections objections, Arrangements arrangements, Partners partners) {
        this.objections = objections;
        this.arrangements = arrangements;
        this.partners = partners;
    }

    @GetMapping(ADDRESS)
    String show(Model model) {
        return page(model, Map.of(), new Problems());
    }

    @PostMapping(ADDRESS)
    String note(@RequestParam Map<String, String> sent, Model model) {
        var partner = options().stream()
                .map(Option::value)
                .filter(it -> it.equals(sent.get("partner")))
                .findFirst()
                .map(UUID::fromString)
                .orElse(null);
        var problems = new Problems();
        if (problems.noneOf(
                objections.note(partner, FormFields.text(sent, "reference"), FormFields.text(sent, "phone")),
                "outreach.lists.problem.changed")) {
            Notice.success(t("outreach.lists.objection.noted")).onNextPage();
            return "redirect:" + ADDRESS;
        }

        return FormAnswer.refused(problems, page(model, sent, problems));
    }

    private List<Option> options() {
        var ids = arrangements.list().stream()
                .map(Arrangement::partner)
                .distinct()
                .toList();
        return partners.names(ids).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(each -> new Option(each.getKey().toString(), each.getValue()))
                .toList();
    }

    private String page(Model model, Map<String, String> typed, Problems problems) {
        var counts = objections.count();
        model.addAttribute(
                "page",
                new ObjectionsPage(
                        Stream.of("reference", "phone", "name-place")
                                .filter(counts::containsKey)
                                .map(kind -> n("outreach.lists.objections." + kind, counts.getOrDefault(kind, 0)))
                                .toList(),
                        options(),
                        typed,
                        problems));
        return "outreach/lists/objections";
    }
}
