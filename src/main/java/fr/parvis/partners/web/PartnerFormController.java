// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.Communes;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.partners.domain.PartnerRules;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a partner: kind, territory, address. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class PartnerFormController {
    private static final String ADDRESS = PartnersAddresses.PARTNERS;

    private final KeepPartners partners;
    private final Communes communes;
    private final PartnerForms forms;

    PartnerFormController(KeepPartners partners, Communes communes, PartnerForms forms) {
        this.partners = partners;
        this.communes = communes;
        this.forms = forms;
    }

    @GetMapping(ADDRESS + "/nouveau")
    String blank(@RequestParam(defaultValue = "") String nom, Model model) {
        return form(
                model,
                FormSubject.ofNew(),
                FilledForm.of(Map.of("territory", "communes", "name", nom.length() > 120 ? "" : nom)));
    }

    @GetMapping(ADDRESS + "/{id}/modifier")
    String change(@PathVariable UUID id, Model model) {
        var it = partners.find(id).orElseThrow(() -> new NotFound("partner"));
        if (!partners.ours(it)) throw new NotFound("partner");
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("kind", it.kind());
        typed.put("operator", PartnerForms.or(it.operator()));
        typed.put("territory", it.territory());
        typed.put(
                "places",
                String.join(
                        "\n",
                        it.territory().equals("communes")
                                ? it.places().stream().map(this::told).toList()
                                : it.places()));
        typed.put("postalLines", String.join("\n", it.postalLines()));
        typed.put("phone", PartnerForms.or(it.phone()));
        typed.put("email", PartnerForms.or(it.email()));
        typed.put("web", PartnerForms.or(it.web()));
        return form(model, FormSubject.of(id, it.version()), FilledForm.of(typed));
    }

    private String told(String insee) {
        return communes.find(insee)
                .map(it -> it.name() + " (" + it.insee() + ")")
                .orElse(insee);
    }

    @PostMapping(ADDRESS)
    String save(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var subject = PartnerForms.subject(sent);
        var territory = FormFields.text(sent, "territory");
        var it = new Partner(
                subject.id(),
                Asking.scope().association(),
                FormFields.text(sent, "name"),
                FormFields.text(sent, "kind"),
                PartnerForms.orNull(sent, "operator"),
                territory,
                territory.equals("france")
                        ? List.of()
                        : places(territory, PartnerForms.lines(sent, "places"), problems),
                PartnerForms.lines(sent, "postalLines"),
                PartnerForms.orNull(sent, "phone"),
                PartnerForms.orNull(sent, "email"),
                PartnerForms.orNull(sent, "web"),
                partners.today(),
                Actor.account(),
                null,
                subject.version());
        if (problems.isEmpty() && problems.noneOf(partners.save(it, subject.fresh()), PartnerForms.CHANGED)) {
            Notice.success(t("partners.saved", it.name())).onNextPage();
            return "redirect:" + DirectoryController.address(it.id());
        }

        return FormAnswer.refused(problems, form(model, subject, new FilledForm(sent, problems)));
    }

    /** Departments by their code; communes as people write them, each clear. */
    private List<String> places(String territory, List<String> lines, Problems problems) {
        if (territory.equals("departments"))
            return lines.stream()
                    .flatMap(line -> Arrays.stream(line.split("[,; ]+")))
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .filter(Predicate.not(String::isEmpty))
                    .peek(code -> {
                        if (!code.matches("\\d{2,3}|2[AB]"))
                            problems.add("places", t("partners.problem.department", code));
                    })
                    .distinct()
                    .toList();
        return lines.stream()
                // one more than there may be is told
                .limit(PartnerRules.MOST_PLACES + 1)
                .map(line -> {
                    var code = line.replaceFirst("^.*\\((\\w{5})\\)$", "$1");
                    var known = communes.find(code);
                    if (known.isPresent()) return known.get().insee();
                    var found = communes.understand(line);
                    if (found.size() == 1) return found.getFirst().insee();
                    problems.add(
                            "places",
                            t(found.isEmpty() ? "partners.problem.commune" : "partners.problem.commune-many", line));
                    return "";
                })
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    private String form(Model model, FormSubject subject, FilledForm filled) {
        model.addAttribute(
                "page",
                subject.fresh()
                        ? forms.page(subject, filled, ADDRESS, t("partners.new"))
                        : forms.page(subject, filled, DirectoryController.address(subject.id()), filled.value("name")));
        return "partners/form";
    }
}
