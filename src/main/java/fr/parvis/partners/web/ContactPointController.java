// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.Partner;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The services of a partner, through which it is reached. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class ContactPointController {
    private static final String SERVICES = PartnersAddresses.PARTNERS + "/{id}/services";

    private final KeepPartners partners;
    private final PartnerForms forms;

    ContactPointController(KeepPartners partners, PartnerForms forms) {
        this.partners = partners;
        this.forms = forms;
    }

    @GetMapping(SERVICES + "/nouveau")
    String blankContact(@PathVariable UUID id, Model model) {
        return contactForm(model, get(id), FormSubject.ofNew(), FilledForm.empty());
    }

    @GetMapping(SERVICES + "/{contact}")
    String changeContact(@PathVariable UUID id, @PathVariable UUID contact, Model model) {
        var partner = get(id);
        var it = partners.contactPoints(id).stream()
                .filter(one -> one.id().equals(contact) && one.open() && partners.ours(one))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact"));
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("contact", PartnerForms.or(it.contact()));
        typed.put("role", PartnerForms.or(it.role()));
        typed.put("phone", PartnerForms.or(it.phone()));
        typed.put("email", PartnerForms.or(it.email()));
        typed.put("hours", PartnerForms.or(it.hours()));
        typed.put("bestBy", it.bestBy());
        typed.put("notes", PartnerForms.or(it.notes()));
        typed.put("postalLines", String.join("\n", it.postalLines()));
        typed.put("told", it.toldOn() == null ? "" : "true");
        return contactForm(model, partner, FormSubject.of(contact, it.version()), FilledForm.of(typed));
    }

    @PostMapping(SERVICES)
    String saveContact(@PathVariable("id") UUID partnerId, @RequestParam Map<String, String> sent, Model model) {
        var partner = get(partnerId);
        var problems = new Problems();
        var subject = PartnerForms.subject(sent);
        LocalDate today = partners.today();
        var it = new ContactPoint(
                subject.id(),
                Asking.scope().association(),
                partnerId,
                FormFields.text(sent, "name"),
                PartnerForms.orNull(sent, "contact"),
                PartnerForms.orNull(sent, "role"),
                PartnerForms.orNull(sent, "phone"),
                PartnerForms.orNull(sent, "email"),
                PartnerForms.orNull(sent, "hours"),
                FormFields.text(sent, "bestBy"),
                PartnerForms.orNull(sent, "notes"),
                PartnerForms.lines(sent, "postalLines"),
                FormFields.text(sent, "told").equals("true") && PartnerForms.orNull(sent, "contact") != null
                        ? today
                        : null,
                today,
                null,
                subject.version());
        if (problems.noneOf(partners.save(it, subject.fresh()), PartnerForms.CHANGED)) {
            Notice.success(t("partners.contact.saved", it.name())).onNextPage();
            return "redirect:" + DirectoryController.address(partnerId);
        }

        return FormAnswer.refused(problems, contactForm(model, partner, subject, new FilledForm(sent, problems)));
    }

    private String contactForm(Model model, Partner partner, FormSubject subject, FilledForm filled) {
        model.addAttribute(
                "page", forms.page(subject, filled, DirectoryController.address(partner.id()), partner.name()));
        return "partners/contact";
    }

    @PostMapping(SERVICES + "/{contact}/fermer")
    String closeContact(@PathVariable UUID id, @PathVariable UUID contact) {
        if (partners.closeContactPoint(id, contact))
            Notice.success(t("partners.contact.closed")).onNextPage();
        return "redirect:" + DirectoryController.address(id);
    }

    private Partner get(UUID id) {
        return partners.find(id).orElseThrow(() -> new NotFound("partner"));
    }
}
